// nodes: >=12
const { Worker, isMainThread } = require('worker_threads');
if (isMainThread) {
  const worker = new Worker(__filename);
  worker.on('error', (error) => {
    console.log(error instanceof TypeError, error.name, error.message, error.code, error.extra);
    console.log(/uncaught\.js/.test(error.stack), Object.keys(error));
  });
  worker.on('exit', (code) => console.log('exit', code));
} else {
  process.on('exit', (code) => console.log('worker exit', code));
  const error = new TypeError('out of luck');
  error.code = 'E_LUCK';
  error.extra = { some: ['data'] };
  throw error;
}
