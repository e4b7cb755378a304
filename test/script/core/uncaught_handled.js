// 'uncaughtException' keeps the program going; the monitor sees it first.
process.on('uncaughtExceptionMonitor', (e, origin) => console.log('monitor', e.message, origin));
process.on('uncaughtException', (e, origin) => console.log('caught', e.message, origin));
process.nextTick(() => { throw new Error('tick'); });
process.nextTick(() => console.log('tick behind'));
queueMicrotask(() => { throw new Error('microtask'); });
queueMicrotask(() => console.log('microtask behind'));
setTimeout(() => { throw new Error('timer'); }, 40);
setTimeout(() => console.log('timer behind'), 40);
setImmediate(() => { process.nextTick(() => console.log('tick of immediate')); throw new Error('immediate'); });
setImmediate(() => console.log('immediate behind'));
Promise.reject(new Error('rejection'));
throw new Error('main');
