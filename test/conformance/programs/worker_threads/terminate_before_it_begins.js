// nodes: >=14
// A thread that has not begun yet ends with 0, one that has with 1.
const { Worker } = require('worker_threads');

function run(name, end) {
  return new Promise((resolve) => {
    const worker = new Worker('console.log("ran"); setInterval(() => {}, 1000);', { eval: true });
    worker.on('online', () => console.log(name, 'online'));
    worker.on('exit', (code) => {
      console.log(name, 'exit', code, worker.threadId);
      resolve();
    });
    end(worker, () => worker.terminate().then((code) => console.log(name, 'terminated', code)));
  });
}

run('at once', (worker, stop) => stop())
  .then(() => run('tick', (worker, stop) => process.nextTick(stop)))
  .then(() => run('immediate', (worker, stop) => setImmediate(stop)))
  .then(() => run('online', (worker, stop) => worker.once('online', stop)))
  .then(() => run('later', (worker, stop) => setTimeout(stop, 300)));
