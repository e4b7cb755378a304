// nodes: >=16
const { Worker } = require('worker_threads');
const shared = new Int32Array(new SharedArrayBuffer(8));
console.log(Atomics.waitAsync(shared, 0, 1), Atomics.waitAsync(shared, 0, 0, 0));
const { async, value } = Atomics.waitAsync(shared, 0, 0);
console.log(async, value instanceof Promise);
value.then((outcome) => console.log('first', outcome));
Atomics.waitAsync(shared, 1, 0, 10).value.then((outcome) => console.log('second', outcome));
const worker = new Worker(`
  const { workerData } = require('worker_threads');
  setTimeout(() => {
    Atomics.notify(workerData, 0);
    setTimeout(() => {}, 20);
  }, 20);
`, { eval: true, workerData: shared });
worker.on('exit', () => console.log('exit'));
