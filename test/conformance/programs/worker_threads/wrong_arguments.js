// nodes: >=12
const { Worker } = require('worker_threads');
const tries = [['plain.js'], [5], [undefined], [() => {}, { eval: true }], ['./x.js', { argv: 5 }], ['./x.js', { env: 5 }]];
for (const each of tries) {
  try {
    new Worker(...each).on('error', () => {});
    console.log('fine?');
  } catch (error) {
    console.log(error.name, error.code);
  }
}
