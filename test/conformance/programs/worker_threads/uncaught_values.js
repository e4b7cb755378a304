// nodes: >=12
const { Worker } = require('worker_threads');
const thrown = ['5', '"text"', 'undefined', 'null', '{ a: 1 }', '[1, 2]'];
(function next() {
  if (thrown.length === 0) return;
  const worker = new Worker(`throw ${thrown.shift()}`, { eval: true });
  worker.on('error', (error) => console.log('error', error));
  worker.on('exit', (code) => {
    console.log('exit', code);
    next();
  });
})();
