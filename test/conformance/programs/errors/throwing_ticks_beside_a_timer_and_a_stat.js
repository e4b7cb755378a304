process.on('uncaughtException', (e) => console.log('uncaught', e.message));
process.nextTick(() => { throw new Error('in tick'); });
process.nextTick(() => { throw new Error('in tick2'); });
process.nextTick(() => { throw new Error('in tick3'); });
process.nextTick(() => console.log('tick 4'));
require('fs').stat('/', () => console.log('stat'));
setTimeout(() => console.log('timer'), 1);
