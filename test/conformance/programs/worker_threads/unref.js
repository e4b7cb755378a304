// nodes: >=12
const { Worker } = require('worker_threads');
const worker = new Worker('setInterval(() => {}, 1000)', { eval: true });
worker.unref();
worker.on('exit', () => console.log('never'));
process.on('exit', () => console.log('main ends'));
setTimeout(() => console.log('later'), 100);
