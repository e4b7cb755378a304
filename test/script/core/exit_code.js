// exit handlers see the code, may change it, and what they queue never runs.
process.on('exit', (code) => {
  console.log('exit', code, process.exitCode);
  setTimeout(() => console.log('never'), 0);
  process.nextTick(() => console.log('never'));
  process.exitCode = 9;
});
process.on('exit', (code) => console.log('second', code, process.exitCode));
let rounds = 0;
process.on('beforeExit', (code) => {
  console.log('beforeExit', code);
  if (++rounds < 3) setTimeout(() => console.log('more work', rounds), 1);
});
setTimeout(() => { process.exitCode = 4; }, 1);
