process.on('uncaughtException', (e) => console.log('uncaught', e.message));
for (const i of [1,2,3,4,5]) process.nextTick(() => { throw new Error('tick'+i); });
setImmediate(() => console.log('imm'));
setTimeout(() => console.log('timer'), 1);
