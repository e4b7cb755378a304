// nodes: >=12
const { Worker } = require('worker_threads');
const worker = new Worker('./not-there.js');
worker.on('error', (error) => console.log('error', error.code, /Cannot find module/.test(error.message)));
worker.on('exit', (code) => console.log('exit', code));
