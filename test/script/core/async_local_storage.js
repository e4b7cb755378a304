// A store goes along with timers, ticks, promises, await, events and files.
const { AsyncLocalStorage, AsyncResource, executionAsyncId } = require('async_hooks');
const { EventEmitter } = require('events');
const fs = require('fs');
const als = new AsyncLocalStorage();
const other = new AsyncLocalStorage();
const show = (what) => console.log(what, als.getStore(), other.getStore());
show('outside');
const emitter = new EventEmitter();
emitter.on('x', () => show('event'));
const outer = Promise.resolve();
als.run('A', () => {
  show('sync');
  process.nextTick(() => show('tick'));
  queueMicrotask(() => show('microtask'));
  Promise.resolve().then(() => show('then')).then(() => show('then 2')).finally(() => show('finally'));
  outer.then(() => show('then of an outer promise'));
  setTimeout(show, 30, 'timeout');
  let n = 0;
  const i = setInterval(() => { show('interval'); if (++n === 2) clearInterval(i); }, 60);
  other.run(1, () => { show('nested'); setTimeout(show, 90, 'nested timeout'); });
  als.run('B', () => setImmediate(show, 'immediate'));
  als.exit(() => { show('exit'); process.nextTick(show, 'tick of exit'); });
  (async () => {
    show('async');
    await null;
    show('behind await');
    await new Promise((resolve) => setTimeout(resolve, 150));
    show('behind timer');
    als.enterWith('C');
    await 1;
    show('entered');
  })();
  fs.readFile(__filename, () => { show('readFile'); });
  setTimeout(() => fs.promises.stat(__filename).then(() => show('stat')), 300);
  emitter.emit('x');
});
emitter.emit('x');
show('outside again');
setTimeout(show, 200, 'late and outside');
const resource = als.run('R', () => new AsyncResource('MINE'));
console.log(resource.runInAsyncScope((a, b) => { show('resource'); return a + b; }, null, 1, 2), als.getStore());
const bound = als.run('bound', () => AsyncLocalStorage.bind(() => als.getStore()));
const snapshot = als.run('snapshot', () => AsyncLocalStorage.snapshot());
console.log(bound(), snapshot(() => als.getStore()), als.getStore());
als.run({ deep: 1 }, (a, b) => console.log(als.getStore(), a, b), 'x', 'y');
try { als.run('throws', () => { throw new Error('thrown'); }); } catch (e) { console.log(e.message, als.getStore()); }
console.log(typeof executionAsyncId(), executionAsyncId() === 1);
async function* generator() { show('generator'); yield 1; show('generator 2'); yield 2; }
als.run('G', async () => { for await (const x of generator()) show(x); });
