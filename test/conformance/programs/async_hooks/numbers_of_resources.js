// nodes: >=14
// One counter numbers all that is asked for: timers, immediates, ticks, requests, microtasks, outputs, and promises once
// an AsyncLocalStorage was used.
const { AsyncLocalStorage, AsyncResource, executionAsyncId, triggerAsyncId } = require('async_hooks');
const fs = require('fs');

const lines = [];
const say = (what) => {
  lines.push(`${what}: ${executionAsyncId()} from ${triggerAsyncId()}, next ${new AsyncResource('X').asyncId()}`);
};
say('main');
console.log('first output');
say('behind the first output');
console.log('second output');
say('behind the second output');
setTimeout(() => say('timeout'), 40);
say('behind setTimeout');
process.nextTick(() => say('tick'));
say('behind nextTick');
queueMicrotask(() => say('microtask'));
Promise.resolve().then(() => say('then'));
say('behind then');

setTimeout(() => {
  fs.stat(__filename, () => {
    say('stat');
    setImmediate(() => {
      say('immediate');
      console.log('an output of its turn');
      say('behind it');
    });
  });
}, 80);

setTimeout(() => {
  const older = Promise.resolve('older');
  new AsyncLocalStorage().run('store', () => {
    const made = Promise.resolve('made');
    say('in run');
    older.then(() => say('from an older promise'));
    made.then(() => say('from a promise')).then(() => say('from that'));
    (async () => {
      await null;
      say('behind await');
      await made;
      say('behind await of a promise');
    })();
    Promise.all([made, 1]).finally(() => say('finally'));
    queueMicrotask(() => say('microtask in run'));
    setTimeout(() => say('timeout in run'), 5);
  });
}, 160);
process.on('uncaughtException', () => say('uncaught'));
setTimeout(() => { throw new Error('thrown'); }, 220);
setTimeout(() => process.nextTick(() => { throw new Error('thrown'); }), 240);
process.on('exit', () => {
  say('exit');
  console.log(lines.join('\n'));
});
