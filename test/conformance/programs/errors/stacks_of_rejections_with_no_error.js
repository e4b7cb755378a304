// nodes: >=14
// What stands for a rejection with something that is no error has frames of Node's own from 20.3 on, by what ran the
// microtasks before.
process.on('uncaughtException', (error) => console.log(error.stack ?? error));
Promise.reject('main');
setTimeout(() => {
  Promise.reject(1);
  setTimeout(() => {}, 1);
  setImmediate(() => Promise.reject({ a: 1 }));
  setImmediate(() => process.nextTick(async () => { throw undefined; }));
}, 5);
setTimeout(() => console.log('neighbour'), 5);
