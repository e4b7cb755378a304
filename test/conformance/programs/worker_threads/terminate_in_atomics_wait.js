// nodes: >=12.16
const { Worker } = require('worker_threads');
const shared = new Int32Array(new SharedArrayBuffer(4));
const worker = new Worker(`
  const { parentPort, workerData } = require('worker_threads');
  parentPort.postMessage('waits');
  Atomics.wait(workerData, 0, 0);
  parentPort.postMessage('never');
`, { eval: true, workerData: shared });
worker.on('message', (message) => {
  console.log(message);
  worker.terminate().then((code) => console.log('terminated', code));
});
