// race
// T3: a worker against the clock.
// seen: stat timeout
// seen: timeout stat
// Of 60 runs each: Node 26 49, 11; Node 20 44, 16; Node 12 52, 8.
const order = [];
require('fs').stat('.', () => order.push('stat'));
setTimeout(() => order.push('timeout'), 0);
process.on('exit', () => console.log(order.join(' ')));
