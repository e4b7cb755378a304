// Which timers are due together depends on the instant in which each was armed, to the microsecond.
'use strict';
const step = (n) => { let sum = 0; for (let i = 0; i < n; i++) sum += i; return sum; };
const order = [];
for (let i = 0; i < 5000; i++) {
  step(i % 97);
  setTimeout(() => order.push(i), 1 + (i * 7) % 3);
}
process.on('exit', () => {
  for (let i = 0; i < order.length; i += 25) console.log(order.slice(i, i + 25).join(' '));
});
