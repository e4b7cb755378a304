process.on('unhandledRejection', (reason) => console.log('unhandled', reason.message));
setTimeout(() => {
  Promise.resolve().then(() => { throw new Error('in then'); });
  process.nextTick(() => console.log('tick'));
}, 1);
setTimeout(() => console.log('second'), 1);
