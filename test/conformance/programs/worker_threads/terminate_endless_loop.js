// nodes: >=12.16
const { Worker } = require('worker_threads');
const worker = new Worker('require("worker_threads").parentPort.postMessage("spinning"); for (;;) {}', { eval: true });
worker.on('message', (message) => {
  console.log(message);
  worker.terminate().then((code) => console.log('terminated', code));
});
worker.on('exit', (code) => console.log('exit', code));
