// race
// J10: the clock may tick between the two timers, or not.
// seen: two one
// seen: one two
// Of 60 runs each: Node 26 47, 13; Node 20 48, 12; Node 12 47, 13.
const order = [];
setTimeout(() => order.push('two'), 2);
const start = Date.now();
while (Date.now() - start < 1);
setTimeout(() => order.push('one'), 1);
process.on('exit', () => console.log(order.join(' ')));
