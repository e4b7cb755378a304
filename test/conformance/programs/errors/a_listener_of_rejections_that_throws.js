// What is left of a batch of rejections whose listener throws waits for the next drain; from Node 20.3 on it is lost.
process.on('exit', (code) => console.log('exit', code));
process.on('uncaughtException', (error, origin) => console.log('uncaught', error.message, origin));
process.on('unhandledRejection', (reason) => {
  console.log('unhandled', reason.message);
  if (reason.message !== 'third') throw new Error('of the listener');
});
Promise.reject(new Error('first'));
Promise.reject(new Error('second'));
process.nextTick(() => console.log('tick'));
setTimeout(() => {
  console.log('timer');
  Promise.reject(new Error('third'));
}, 100);
