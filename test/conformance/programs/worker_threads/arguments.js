// nodes: >=12
const { Worker, isMainThread } = require('worker_threads');
if (isMainThread) {
  const worker = new Worker(__filename, { argv: ['a', 5, null] });
  worker.on('exit', () => {
    new Worker('console.log(process.argv.slice(1), __filename, module.id, require.main === module)',
               { eval: true, argv: ['x'] });
  });
} else {
  console.log(process.argv.slice(2), process.argv[1] === __filename, require.main === module);
}
