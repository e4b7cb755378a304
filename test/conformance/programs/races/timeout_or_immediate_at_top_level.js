// race
// J16: has the clock of milliseconds ticked when the first turn begins?
// seen: immediate timeout
// seen: timeout immediate
// Of 60 runs each: Node 26 54, 6; Node 20 45, 15; Node 12 43, 17.
const order = [];
setTimeout(() => order.push('timeout'), 0);
setImmediate(() => order.push('immediate'));
process.on('exit', () => console.log(order.join(' ')));
