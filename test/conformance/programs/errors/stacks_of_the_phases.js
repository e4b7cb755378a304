// nodes: >=12
// What Node itself calls a script by, below the script's own frames: timers, immediates, ticks, microtasks, pool jobs.
const { EventEmitter } = require('events');
const seen = [];
const note = (name) => seen.push(new Error(name).stack.split('\n').filter((line) => !line.includes('at note ')));

note('main');
setTimeout(() => note('timer'), 50);
setTimeout(function named() { note('named timer'); }, 50);
const interval = setInterval(() => {
  note('interval');
  clearInterval(interval);
}, 50);
setImmediate(() => note('immediate'));
setImmediate(function named() { note('named immediate'); });
process.nextTick(() => note('tick'));
process.nextTick((a, b) => note(`tick of ${a} and ${b}`), 1, 2);
process.nextTick((...all) => note(`tick of ${all.length}`), 1, 2, 3, 4, 5, 6);
Promise.resolve().then(() => note('microtask behind ticks'));
queueMicrotask(() => note('queued microtask'));

setTimeout(() => Promise.resolve().then(() => note('microtask between two timers')), 100);
setTimeout(() => process.nextTick(() => note('tick between two timers')), 100);
setTimeout(() => Promise.resolve().then(() => note('microtask behind the last')), 100);
setTimeout(() => process.nextTick(() => note('tick behind the last')), 200);
setTimeout(() => {
  setImmediate(() => Promise.resolve().then(() => note('microtask between two immediates')));
  setImmediate(() => process.nextTick(() => note('tick behind the last immediate')));
}, 300);

class Bus extends EventEmitter {
  fire() { this.emit('it'); }
}
const bus = new Bus();
bus.on('it', function onIt() { note('listener'); });
bus.fire();
setTimeout(() => require('fs').stat(__filename, () => note('stat')), 400);

process.on('exit', () => {
  seen.sort((a, b) => (a[0] < b[0] ? -1 : 1));
  for (const lines of seen) console.log(lines.join('\n'));
});
