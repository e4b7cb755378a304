// nodes: >=16
const { Worker } = require('worker_threads');
const worker = new Worker('Promise.reject(new RangeError("no handler"))', { eval: true });
worker.on('error', (error) => console.log('error', error.name, error.message));
worker.on('exit', (code) => console.log('exit', code));
