process.on('uncaughtException', (e) => console.log('uncaught', e.message));
setTimeout(() => console.log('timer'), 1);
process.nextTick(() => { throw new Error('in tick'); });
process.nextTick(() => console.log('tick 2'));
throw new Error('main');
