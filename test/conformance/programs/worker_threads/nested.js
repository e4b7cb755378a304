// nodes: >=12
const { Worker, isMainThread, parentPort, workerData, threadId } = require('worker_threads');
const depth = isMainThread ? 0 : workerData;
if (depth < 3) {
  const worker = new Worker(__filename, { workerData: depth + 1 });
  worker.on('message', (message) => {
    const path = [depth, ...message];
    if (isMainThread) console.log(path);
    else parentPort.postMessage(path);
  });
  worker.on('exit', (code) => console.log('exit seen by', depth, code));
} else {
  parentPort.postMessage([depth, threadId]);
}
