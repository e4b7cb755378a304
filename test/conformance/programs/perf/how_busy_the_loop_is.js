// nodes: >=14
// eventLoopUtilization(): nothing before the loop begins, then how long it waited and how long it worked.
const { performance } = require('perf_hooks');

const say = (what, { idle, active, utilization }) =>
  console.log(what, idle > 0, active > 0, utilization > 0.5, utilization <= 1);
const spin = (ms) => {
  const end = Date.now() + ms;
  while (Date.now() < end);
};
const { nodeTiming } = performance;

console.log(performance.eventLoopUtilization(), nodeTiming.name, nodeTiming.loopStart, nodeTiming.loopExit);
const atFirst = performance.eventLoopUtilization();
setImmediate(() => say('immediate', performance.eventLoopUtilization()));
setTimeout(() => {
  say('waited', performance.eventLoopUtilization(atFirst));
  const before = performance.eventLoopUtilization();
  spin(50);
  const busy = performance.eventLoopUtilization(before);
  console.log(busy.utilization, busy.idle, Math.round(busy.active / 50));
  say('between', performance.eventLoopUtilization(performance.eventLoopUtilization(), before));
  setTimeout(() => {
    const { idle, active, utilization } = performance.eventLoopUtilization(before);
    console.log(utilization > 0.2 && utilization < 0.5, idle > 80, active < 80);
  }, 100);
}, 200);
process.on('exit', () => console.log(nodeTiming.loopStart > 0, nodeTiming.loopExit > nodeTiming.loopStart));
