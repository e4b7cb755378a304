// nodes: >=12
// race
// What a worker writes goes through its parent, which must be free to take it.
const { Worker, isMainThread, parentPort } = require('worker_threads');
if (isMainThread) {
  const worker = new Worker(__filename);
  worker.on('message', (message) => console.log('main got', message));
  worker.on('exit', (code) => console.log('exit', code));
  console.log('main first');
} else {
  console.log('one');
  console.error('to stderr');
  console.log('two');
  parentPort.postMessage('posted behind two');
  process.stdout.write('three\n', () => parentPort.postMessage('three is written'));
}
