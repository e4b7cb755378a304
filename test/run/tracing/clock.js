// What time it is, wherever a script can ask or feel it.
'use strict';
const fs = require('fs');
const at = (what) => console.log(what, String(process.hrtime.bigint()), Date.now(), performance.now());
const work = (n) => { let sum = 0; for (let i = 0; i < n; i++) sum += Math.sqrt(i); return sum; };

at('start');
work(1e4);
at('worked');
// Armed behind work, without a look at the clock between: the work decides which is due first.
for (let i = 0; i < 40; i++) {
  work(i * 3000);
  setTimeout(() => at(`timer ${i}`), 1 + (i * 7) % 5);
}
setImmediate(() => at('immediate'));
fs.readFile(__filename, () => at('read'));
work(2e5);
fs.stat(__filename, () => at('stat'));
process.nextTick(() => { work(1e4); at('tick'); });
Promise.resolve().then(() => { work(1e4); at('job'); }).finally(() => at('finally'));
(async () => {
  for await (const value of (function* () { yield 1; yield Promise.resolve(2); })()) at(`value ${value}`);
  [3, 1, 2].sort((a, b) => { work(10); return a - b; });
  /(a+)+b/.test('aaaaaaaaaaaaaaaac');
  at('async');
})();
const interval = setInterval(() => { work(5e4); at('interval'); if (work.count++ > 3) clearInterval(interval); }, 2);
work.count = 0;
process.on('exit', () => at('exit'));
