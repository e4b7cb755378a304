process.on('uncaughtException', (e) => console.log('uncaught', e.message));
setTimeout(() => { require('fs').stat('/', () => { console.log('stat');
for (const i of [1,2,3,4,5]) process.nextTick(() => { throw new Error('tick'+i); });
setImmediate(() => console.log('imm')); throw new Error('stat itself');
}); }, 20);
