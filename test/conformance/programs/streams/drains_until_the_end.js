// Who has ended a stream hears of no 'drain' any more, but for Node 10. Writes with one callback take one tick, but there.
const { PassThrough, Writable } = require('stream');
const through = new PassThrough({ highWaterMark: 2 });
for (const event of ['drain', 'end', 'finish', 'data']) through.on(event, () => console.log('through', event));
console.log(through.write('abc'), through.write('de'));
through.end('f');
const target = new Writable({ highWaterMark: 1, write(chunk, encoding, done) { done(); } });
for (const event of ['drain', 'finish']) target.on(event, () => console.log('target', event));
console.log(target.write('a'), target.write('b'));
target.end('c');
let count = 0;
(function tick() {
  console.log('tick', count);
  if (count++ < 6) process.nextTick(tick);
})();
