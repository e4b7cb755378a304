// process.exit() stops at once, whatever tries to catch it.
process.on('exit', (code) => console.log('exit', code));
try {
  setTimeout(() => console.log('never'), 0);
  process.nextTick(() => console.log('never'));
  (function deep() {
    try {
      process.exit(3);
    } finally {
      console.log('never');
    }
  })();
} catch {
  console.log('never');
}
console.log('never');
