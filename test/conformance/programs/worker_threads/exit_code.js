// nodes: >=12
const { Worker } = require('worker_threads');
const sources = ['process.exitCode = 7', 'process.exit()', 'process.exit(300)', 'setTimeout(() => process.exit(2), 5)', ''];
(function next() {
  const source = sources.shift();
  if (source === undefined) return;
  new Worker(source, { eval: true }).on('exit', (code) => {
    console.log(JSON.stringify(source), code);
    next();
  });
})();
