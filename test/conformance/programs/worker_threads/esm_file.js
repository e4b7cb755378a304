// nodes: >=14.8
const { Worker } = require('worker_threads');
const path = require('path');
const { pathToFileURL } = require('url');
const file = path.join(__dirname, 'fixtures/sum.mjs');
const worker = new Worker(file, { workerData: [1, 2, 3] });
worker.on('message', (message) => {
  console.log(message);
  new Worker(pathToFileURL(file), { workerData: [4, 5] }).on('message', (again) => console.log(again));
});
worker.on('exit', (code) => console.log('exit', code));
