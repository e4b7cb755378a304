// race
// J16: behind the check phase come the timers, and the clock may have ticked.
// seen: immediate timeout
// seen: timeout immediate
// Of 60 runs each: Node 26 56, 4; Node 20 51, 9; Node 12 47, 13.
const order = [];
setImmediate(() => {
  setTimeout(() => order.push('timeout'), 0);
  setImmediate(() => order.push('immediate'));
});
process.on('exit', () => console.log(order.join(' ')));
