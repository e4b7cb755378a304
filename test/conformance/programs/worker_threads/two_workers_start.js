// race
// nodes: >=12
const { Worker } = require('worker_threads');
for (const name of ['first', 'second']) {
  new Worker('', { eval: true }).on('online', () => console.log(name));
}
