process.on('uncaughtException', (error) => {
  console.log('caught', error.message);
  process.exitCode = 3;
});
process.on('exit', (code) => {
  console.log('exit', code);
  throw new Error('at exit');
});
setTimeout(() => { throw new Error('in a timer'); }, 5);
