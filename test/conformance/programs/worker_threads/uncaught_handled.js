// nodes: >=12
const { Worker } = require('worker_threads');
const worker = new Worker(`
  const { parentPort } = require('worker_threads');
  process.on('uncaughtException', (error) => parentPort.postMessage('handled ' + error.message));
  setTimeout(() => parentPort.postMessage('goes on'), 5);
  throw new Error('once');
`, { eval: true });
worker.on('message', (message) => console.log(message));
worker.on('error', () => console.log('never'));
worker.on('exit', (code) => console.log('exit', code));
