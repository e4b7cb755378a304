// nodes: >=18
// J16: to load a module for the first time takes real Node milliseconds, and crypto the most: a timer from before it
// is due in the first turn. Once it is there it costs nothing.
console.log('first');
setTimeout(() => console.log('3 ms, armed before'), 3);
require('crypto');
setTimeout(() => console.log('40 ms, armed behind'), 40);
require('crypto');
setImmediate(() => {
  console.log('immediate');
  setTimeout(() => console.log('1 ms, in the immediate'), 1);
  require('zlib');
  process.nextTick(() => console.log('tick'));
  setImmediate(() => console.log('second immediate'));
});
