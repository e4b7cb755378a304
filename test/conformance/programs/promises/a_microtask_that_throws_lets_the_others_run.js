// nodes: >=12
process.on('uncaughtException', (error) => console.log('caught', error.message));
queueMicrotask(() => { throw new Error('x'); });
queueMicrotask(() => console.log('second'));
process.nextTick(() => console.log('tick'));
