// nodes: >=12
const { Worker } = require('worker_threads');
process.on('uncaughtException', (error) => console.log('main caught', error.message));
const worker = new Worker('throw new Error("from worker")', { eval: true });
worker.on('exit', (code) => console.log('exit', code));
