// race
// nodes: >=12
// T3: has the worker finished when the first turn looks?
// seen: immediate stat
// seen: stat immediate
// Of 60 runs each: Node 26 42, 18; Node 20 33, 27; Node 12 26, 34.
const order = [];
require('fs').stat('.', () => order.push('stat'));
setImmediate(() => order.push('immediate'));
process.on('exit', () => console.log(order.join(' ')));
