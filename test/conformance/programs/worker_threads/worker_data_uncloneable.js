// nodes: >=12
const { Worker } = require('worker_threads');
try {
  new Worker('', { eval: true, workerData: { f() {} } });
} catch (error) {
  console.log(error.name, error.message, error.code);
}
console.log('goes on');
