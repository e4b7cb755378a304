process.on('uncaughtException', (error) => console.log('caught', error.message));
setImmediate(() => { process.nextTick(() => console.log('tick')); throw new Error('x'); });
setImmediate(() => console.log('i2'));
setImmediate(() => console.log('i3'));
