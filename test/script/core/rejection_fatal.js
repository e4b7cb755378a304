// Without a handler a rejection ends the program with 1.
process.on('exit', (code) => console.log('exit', code));
setImmediate(() => console.log('never'));
process.nextTick(() => console.log('tick'));
Promise.reject(new Error('nobody cares'));
queueMicrotask(() => console.log('microtask'));
