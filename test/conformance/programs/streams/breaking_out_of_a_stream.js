// nodes: >=12
const { Readable } = require('stream');
let round = 0;
(function count() { if (++round < 20) Promise.resolve().then(() => process.nextTick(count)); })();
(async () => {
  const r = Readable.from(['a', 'b', 'c']);
  r.on('close', () => console.log(round, 'close'));
  for await (const x of r) { console.log(round, x); if (x === 'b') break; }
  console.log(round, 'out');
  for await (const x of Readable.from(['d'])) console.log(round, x);
  console.log(round, 'end');
})();
