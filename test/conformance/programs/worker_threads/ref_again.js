// nodes: >=12
const { Worker } = require('worker_threads');
const worker = new Worker('setTimeout(() => console.log("worker"), 50)', { eval: true });
worker.unref();
worker.ref();
worker.on('exit', () => console.log('exit'));
