// race
// J10: both are due at 20 ms, unless the clock ticked between the two lines.
// seen: interval timeout interval interval
// seen: interval interval timeout interval
// Of 60 runs each: Node 26 60, 0; Node 20 58, 2; Node 12 53, 7.
const order = [];
let times = 0;
const interval = setInterval(() => {
  order.push('interval');
  if (++times === 3) clearInterval(interval);
}, 10);
setTimeout(() => order.push('timeout'), 20);
process.on('exit', () => console.log(order.join(' ')));
