// nodes: >=12
// What a worker says before it fails is heard before its error.
const { Worker, isMainThread, parentPort } = require('worker_threads');
if (isMainThread) {
  const worker = new Worker(__filename);
  worker.on('message', (message) => {
    console.log('message', message);
    if (message === 'ready') worker.postMessage('fail');
  });
  worker.on('error', (error) => console.log('error', error.message));
  worker.on('exit', (code) => console.log('exit', code));
} else {
  process.on('exit', () => parentPort.postMessage('leaving'));
  parentPort.once('message', () => {
    parentPort.postMessage('last words');
    Promise.resolve().then(() => { throw new Error('gone'); }).catch((error) => setImmediate(() => { throw error; }));
  });
  parentPort.postMessage('ready');
}
