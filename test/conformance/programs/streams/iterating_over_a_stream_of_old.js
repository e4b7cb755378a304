// nodes: >=14
// The iterator of a Readable, taken by a stream that has no read().
'use strict';
const { Readable, Stream } = require('stream');
const old = new Stream();
old.destroy = () => console.log('destroyed');
old[Symbol.asyncIterator] = Readable.prototype[Symbol.asyncIterator];
process.nextTick(() => {
  old.emit('data', 'one');
  old.emit('data', 'two');
  old.emit('end');
});
(async () => {
  for await (const chunk of old) console.log(chunk);
  console.log('end');
})().catch((error) => console.log(error.message));
