// race
// J10: the clock may tick between the two lines.
// seen: one two
// seen: two one
// Of 60 runs each: Node 26 59, 1; Node 20 56, 4; Node 12 50, 10.
const order = [];
setTimeout(() => order.push('two'), 2);
setTimeout(() => order.push('one'), 1);
process.on('exit', () => console.log(order.join(' ')));
