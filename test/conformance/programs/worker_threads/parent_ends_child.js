// nodes: >=12
// A worker that ends takes its own workers with it.
const { Worker, isMainThread, parentPort } = require('worker_threads');
if (isMainThread) {
  const worker = new Worker(__filename);
  worker.on('message', (message) => console.log(message));
  worker.on('exit', (code) => console.log('exit', code));
} else {
  const inner = new Worker('require("worker_threads").parentPort.postMessage("up"); setInterval(() => {}, 10)', { eval: true });
  inner.on('message', (message) => {
    parentPort.postMessage(`inner ${message}`);
    process.exit(5);
  });
}
