process.on('exit', (code) => {
  console.log('exit', code);
  process.nextTick(() => console.log('never'));
  Promise.resolve().then(() => console.log('never'));
  setTimeout(() => console.log('never'), 0);
});
setTimeout(() => console.log('never'), 1);
process.exit(3);
