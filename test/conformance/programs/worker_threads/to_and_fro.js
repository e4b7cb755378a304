// nodes: >=12
const { Worker } = require('worker_threads');
const path = require('path');
const worker = new Worker(path.join(__dirname, 'fixtures/echo.js'), { workerData: { name: 'echo' } });
worker.on('online', () => console.log('online'));
worker.on('message', (message) => {
  console.log('message', message);
  if (message.message === 2) worker.postMessage('end');
});
worker.on('exit', (code) => console.log('exit', code));
worker.postMessage(1);
worker.postMessage(2);
console.log('main is through');
