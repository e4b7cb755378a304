// nodes: >=12
// What stands below a worker's own functions: the main script, a message, a timer.
const { Worker, isMainThread, parentPort, workerData } = require('worker_threads');

if (isMainThread) {
  const run = (kinds) => {
    if (kinds.length === 0) return;
    const worker = new Worker(__filename, { workerData: kinds[0] });
    worker.on('error', (error) => console.log(error.stack));
    worker.on('exit', () => run(kinds.slice(1)));
    worker.postMessage('go');
  };
  run(['main', 'function', 'message', 'timer', 'rejection']);
} else {
  const fail = () => { throw new TypeError(workerData); };
  if (workerData === 'main') throw new RangeError('main');
  if (workerData === 'function') fail();
  if (workerData === 'message') parentPort.on('message', fail);
  if (workerData === 'timer') setTimeout(() => fail(), 1);
  if (workerData === 'rejection') process.once('unhandledRejection', (error) => { throw error; }), Promise.reject(new Error('r'));
}
