// nodes: >=12
const { Worker } = require('worker_threads');
const worker = new Worker('setInterval(() => {}, 5)', { eval: true });
worker.on('exit', () => console.log('never'));
worker.on('online', () => {
  console.log('online');
  process.exit(9);
});
