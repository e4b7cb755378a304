// Each class of stream is a module by a name of old, until Node 24.
'use strict';
const stream = require('stream');
for (const name of ['Readable', 'Writable', 'Duplex', 'Transform', 'PassThrough']) {
  try {
    console.log(require(`_stream_${name.toLowerCase()}`) === stream[name]);
  } catch (error) {
    console.log(name, error.code);
  }
}
