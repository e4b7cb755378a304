// nodes: >=12
// Behind the first line a worker's stream waits for its parent to ask for more. When the worker ends, by an error or by
// process.exit(), the rest is sent, from 20.19 on; before it is lost.
const { Worker, isMainThread, workerData } = require('worker_threads');

if (isMainThread) {
  const run = (how) => new Promise((resolve) => {
    const worker = new Worker(__filename, { workerData: how });
    worker.on('error', (error) => console.log(how, 'error', error.message));
    worker.on('exit', (code) => {
      console.log(how, 'exit', code);
      resolve();
    });
  });
  run('throw').then(() => run('exit')).then(() => run('reject'));
} else {
  console.log(workerData, 1);
  console.log(workerData, 2);
  process.on('exit', () => console.log(workerData, 'exits'));
  process.nextTick(() => {
    console.log(workerData, 3);
    if (workerData === 'throw') throw new Error('thrown');
    if (workerData === 'exit') process.exit(4);
    Promise.reject(new Error('rejected'));
  });
}
