// Until Node 20.2 it is told no more. From 20.3 on it is, because a batch is taken at once.
const first = Promise.reject(new Error('first'));
const second = Promise.reject(new Error('second'));
const third = Promise.reject(new Error('third'));
process.on('unhandledRejection', (reason) => {
  console.log('unhandled', reason.message);
  if (reason.message === 'first') second.catch(() => console.log('second is caught'));
});
process.on('rejectionHandled', (promise) => console.log('handled late', promise === third));
setTimeout(() => third.catch(() => console.log('third is caught')), 50);
