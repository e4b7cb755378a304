// nodes: >=12
const { Worker } = require('worker_threads');
const worker = new Worker(`
  const { parentPort } = require('worker_threads');
  parentPort.once('message', (message) => parentPort.postMessage('got ' + message));
  process.on('beforeExit', () => parentPort.postMessage('beforeExit'));
`, { eval: true });
worker.on('message', (message) => console.log(message));
worker.on('exit', (code) => console.log('exit', code));
setTimeout(() => worker.postMessage('late'), 60);
