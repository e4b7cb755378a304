process.on('uncaughtException', (error) => console.log('caught', error.message));
setImmediate(() => console.log('immediate'));
for (const name of ['a', 'b', 'c', 'd']) process.nextTick(() => { console.log(name); throw new Error(name); });
