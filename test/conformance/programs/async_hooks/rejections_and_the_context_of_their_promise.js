// nodes: >=14
// From 16 to 22 'unhandledRejection' has the context in which the promise was made, from 24 on that of the rejection.
const { AsyncLocalStorage, executionAsyncId, triggerAsyncId } = require('async_hooks');

const storage = new AsyncLocalStorage();
const older = new Promise((resolve, reject) => setTimeout(reject, 1, 'of an older promise'));
process.on('unhandledRejection', (reason) => {
  console.log(reason, storage.getStore(), executionAsyncId(), triggerAsyncId());
});
storage.run('made', () => {
  let reject;
  const promise = new Promise((resolve, refuse) => { reject = refuse; });
  storage.run('rejected', () => reject('rejected elsewhere'));
  promise.finally(() => {});
});
storage.run('called', () => {
  (async () => {
    await null;
    storage.enterWith('entered');
    throw 'thrown';
  })();
  Promise.reject('at once');
});
older.finally(() => {});
