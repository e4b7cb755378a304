// nodes: >=12
const { Worker } = require('worker_threads');
process.env.FROM_MAIN = 'yes';
const own = new Worker('console.log(process.env.A, process.env.FROM_MAIN)', { eval: true, env: { A: 1 } });
own.on('exit', () => {
  const copied = new Worker('console.log(process.env.FROM_MAIN); process.env.FROM_MAIN = "no"', { eval: true });
  copied.on('exit', () => console.log(process.env.FROM_MAIN));
});
