// nodes: >=12
const { Worker, isMainThread, parentPort, threadId } = require('worker_threads');
if (isMainThread) {
  console.log('main', threadId, parentPort);
  const worker = new Worker(__filename);
  console.log('created', worker.threadId);
  worker.on('online', () => console.log('online', worker.threadId));
  worker.on('message', (message) => console.log('message', message));
  worker.on('error', (error) => console.log('error', error));
  worker.on('exit', (code) => console.log('exit', code, worker.threadId));
  process.on('beforeExit', () => console.log('beforeExit'));
  process.on('exit', (code) => console.log('process exit', code));
} else {
  parentPort.postMessage(['hello from', threadId, isMainThread]);
}
