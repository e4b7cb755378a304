// nodes: >=16
const { Worker } = require('worker_threads');
const source = 'import { parentPort } from "node:worker_threads"; parentPort.postMessage("from data:");';
const worker = new Worker(new URL(`data:text/javascript,${encodeURIComponent(source)}`));
worker.on('message', (message) => console.log(message));
worker.on('exit', (code) => console.log('exit', code));
