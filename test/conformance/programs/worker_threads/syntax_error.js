// nodes: >=12
const { Worker } = require('worker_threads');
const worker = new Worker('let let = 1;', { eval: true });
worker.on('error', (error) => console.log('error', error.name, error instanceof SyntaxError));
worker.on('exit', (code) => console.log('exit', code));
