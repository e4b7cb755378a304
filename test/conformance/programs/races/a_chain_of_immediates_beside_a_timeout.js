// race
// J16: the timer may come in any turn.
// seen: 3 2 1 0 timeout
// seen: 3 2 timeout 1 0
// seen: 3 2 1 timeout 0
// seen: 3 timeout 2 1 0
// Of 60 runs each: Node 26 52, 4, 3, 1; Node 20 35, 7, 0, 18; Node 12 37, 8, 0, 15.
const order = [];
let left = 3;
setTimeout(() => order.push('timeout'), 0);
(function next() {
  order.push(left);
  if (left-- > 0) setImmediate(next);
})();
process.on('exit', () => console.log(order.join(' ')));
