// nodes: >=12
const { Worker, isMainThread, parentPort } = require('worker_threads');
if (isMainThread) {
  const worker = new Worker(__filename);
  let count = 0;
  worker.postMessage(0);
  worker.on('message', (n) => {
    count++;
    if (n < 200) worker.postMessage(n + 1);
    else worker.terminate().then(() => console.log(n, count));
  });
} else {
  parentPort.on('message', (n) => parentPort.postMessage(n + 1));
}
