// race
// J16: Date.now() ticks at other times than the loop's clock.
// seen: timeout immediate
// seen: immediate timeout
// Of 60 runs each: Node 26 46, 14; Node 20 42, 18; Node 12 48, 12.
const order = [];
setTimeout(() => order.push('timeout'), 0);
const start = Date.now();
while (Date.now() - start < 1);
setImmediate(() => order.push('immediate'));
process.on('exit', () => console.log(order.join(' ')));
