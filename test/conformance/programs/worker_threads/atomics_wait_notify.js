// nodes: >=12
const { Worker } = require('worker_threads');
const shared = new Int32Array(new SharedArrayBuffer(8));
console.log(Atomics.wait(shared, 0, 1), Atomics.wait(shared, 0, 0, 5), Atomics.notify(shared, 0));
new Worker(`
  const { workerData } = require('worker_threads');
  Atomics.store(workerData, 1, 41);
  Atomics.store(workerData, 0, 1);
  Atomics.notify(workerData, 0);
`, { eval: true, workerData: shared });
console.log(Atomics.wait(shared, 0, 0) !== 'timed-out', shared[1]);
for (const bad of [() => Atomics.wait(new Int32Array(2), 0, 0), () => Atomics.wait(shared, 9, 0)]) {
  try {
    bad();
  } catch (error) {
    console.log(error.name);
  }
}
