// nodes: >=12
// J16: Node 14 begins with a collection of garbage in its first poll phase, of 3.3 ms at the least: a timer that the main
// script armed is due behind the first immediates, and comes before what they asked for.
const order = [];
setTimeout(() => order.push('3 ms'), 3);
setImmediate(() => {
  order.push('immediate');
  process.nextTick(() => order.push('tick'));
  setImmediate(() => {
    order.push('second turn');
    setImmediate(() => order.push('third turn'));
  });
});
setTimeout(() => console.log(order.join('\n')), 40);
