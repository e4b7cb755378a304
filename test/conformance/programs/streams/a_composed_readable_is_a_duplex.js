// nodes: >=18
// compose() of a Readable gives a Duplex from 24 on.
'use strict';
const { Readable } = require('stream');
const composed = Readable.from(['a', 'b']).compose(async function* (source) {
  for await (const chunk of source) yield chunk.toUpperCase();
});
console.log(composed.constructor.name, composed.readable, composed.writable, composed.readableObjectMode);
for (const event of ['data', 'end', 'close']) composed.on(event, (value) => console.log(event, value));
