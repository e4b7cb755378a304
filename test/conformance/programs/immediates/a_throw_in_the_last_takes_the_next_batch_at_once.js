process.on('uncaughtException', (error) => console.log('caught', error.message));
setImmediate(() => {
  setImmediate(() => console.log('nested'));
  process.nextTick(() => console.log('tick'));
  throw new Error('x');
});
