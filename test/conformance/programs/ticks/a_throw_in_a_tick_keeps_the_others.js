process.on('uncaughtException', (error) => console.log('caught', error.message));
process.nextTick(() => { throw new Error('x'); });
process.nextTick(() => console.log('second'));
setImmediate(() => console.log('immediate'));
