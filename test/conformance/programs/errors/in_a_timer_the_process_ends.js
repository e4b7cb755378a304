setTimeout(() => { console.log('t1'); throw new RangeError('x'); }, 1);
setTimeout(() => console.log('never'), 1);
process.on('exit', (code) => console.log('exit', code));
