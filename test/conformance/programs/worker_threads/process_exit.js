// nodes: >=12
const { Worker, isMainThread, parentPort } = require('worker_threads');
if (isMainThread) {
  const worker = new Worker(__filename);
  worker.on('message', (message) => console.log(message));
  worker.on('exit', (code) => {
    console.log('exit', code);
    process.exitCode = 3;
  });
} else {
  process.on('exit', (code) => parentPort.postMessage(`worker's exit ${code}`));
  setTimeout(() => console.log('never'), 1000);
  parentPort.postMessage('before');
  process.exit(42);
  parentPort.postMessage('never');
}
