// nodes: >=14
// Until 22 promises show their numbers and stores, once an AsyncLocalStorage was used.
const { AsyncLocalStorage } = require('async_hooks');

const user = new AsyncLocalStorage();
const request = new AsyncLocalStorage();
const older = Promise.resolve('older');
console.log(older);
user.run('ann', () => {
  const promise = Promise.resolve(1);
  console.log(promise, promise.then(() => 2), older);
  request.run({ url: '/' }, () => console.log([older.then(() => 3)], new Promise(() => {})));
  process.nextTick(() => console.log((async () => 4)()));
  setTimeout(() => console.log(Promise.reject(new RangeError('late')).catch(() => 5)), 2);
});
console.log(Promise.resolve(6), older);
