// 'uncaughtException' is told in the async context of what threw, 'unhandledRejection' from Node 16 on in that of the rejection.
const { AsyncLocalStorage } = require('async_hooks');
const als = new AsyncLocalStorage();
process.on('uncaughtException', (error) => console.log(error.message, als.getStore()));
process.on('unhandledRejection', (error) => console.log(error.message, als.getStore()));
const emitter = new (require('events'))();
const steps = [
  () => process.nextTick(() => { throw new Error('tick'); }),
  () => queueMicrotask(() => { throw new Error('microtask'); }),
  () => setImmediate(() => { throw new Error('immediate'); }),
  () => setTimeout(() => { throw new Error('timer'); }, 1),
  () => setTimeout(() => als.run('inner', () => emitter.emit('error', new Error('event'))), 1),
  () => setTimeout(() => { als.enterWith('entered'); throw new Error('behind enterWith'); }, 1),
  () => require('fs').stat('.', () => { throw new Error('stat'); }),
  () => require('crypto').randomBytes(8, () => { throw new Error('bytes'); }),
  () => { Promise.reject(new Error('rejected')); },
  () => { Promise.resolve().then(() => { throw new Error('then'); }); },
  () => { (async () => { await 1; throw new Error('behind await'); })(); },
  () => { new Promise((resolve, reject) => setTimeout(reject, 1, new Error('later'))); },
];
(function next(i) {
  if (i === steps.length) return;
  als.run(`store ${i}`, steps[i]);
  setTimeout(next, 20, i + 1);
})(0);
