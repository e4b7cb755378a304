// nodes: >=12
const { Worker, isMainThread, workerData } = require('worker_threads');
if (isMainThread) {
  const shared = new Int32Array(new SharedArrayBuffer(8));
  let left = 3;
  for (let i = 0; i < 3; i++) {
    new Worker(__filename, { workerData: shared }).on('exit', () => { if (--left === 0) console.log(shared[1]); });
  }
} else {
  for (let i = 0; i < 200; i++) {
    while (Atomics.compareExchange(workerData, 0, 0, 1) !== 0) Atomics.wait(workerData, 0, 1);
    workerData[1] = workerData[1] + 1;
    Atomics.store(workerData, 0, 0);
    Atomics.notify(workerData, 0, 1);
  }
}
