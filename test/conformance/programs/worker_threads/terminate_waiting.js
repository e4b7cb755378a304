// nodes: >=12.16
const { Worker } = require('worker_threads');
const worker = new Worker(`
  const { parentPort } = require('worker_threads');
  process.on('exit', () => parentPort.postMessage('never'));
  parentPort.on('message', () => {});
  setInterval(() => {}, 1000);
`, { eval: true });
worker.on('online', async () => {
  console.log('online');
  console.log(await worker.terminate(), worker.threadId);
  console.log(await worker.terminate());
  worker.postMessage('to nobody');
});
worker.on('message', (message) => console.log(message));
worker.on('exit', (code) => console.log('exit', code));
