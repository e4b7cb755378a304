// nodes: >=12
const { Worker } = require('worker_threads');
const shared = new Int32Array(new SharedArrayBuffer(8));
let left = 4;
for (let i = 0; i < 4; i++) {
  const worker = new Worker(`
    const { workerData } = require('worker_threads');
    for (let i = 0; i < 1000; i++) Atomics.add(workerData, 0, 1);
  `, { eval: true, workerData: shared });
  worker.on('exit', () => {
    if (--left === 0) console.log(Atomics.load(shared, 0), shared);
  });
}
