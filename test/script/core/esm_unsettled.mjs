// A top-level await that never ends: 13.
process.on('exit', (code) => console.log('exit', code, process.exitCode));
process.on('beforeExit', () => console.log('beforeExit'));
setTimeout(() => console.log('timer'), 1);
await new Promise(() => {});
console.log('never');
