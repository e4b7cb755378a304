// nodes: >=12
const { Worker } = require('worker_threads');
const worker = new Worker('console.log("out"); console.error("err"); console.log("more")',
  { eval: true, stdout: true, stderr: true });
let out = '', err = '';
worker.stdout.setEncoding('utf8').on('data', (chunk) => { out += chunk; });
worker.stderr.setEncoding('utf8').on('data', (chunk) => { err += chunk; });
worker.on('exit', () => setTimeout(() => console.log([out, err]), 5));
console.log(worker.stdin);
