setTimeout(() => { console.log('t1'); process.exit(); console.log('never'); }, 1);
setTimeout(() => console.log('never'), 1);
process.on('exit', () => console.log('exit'));
