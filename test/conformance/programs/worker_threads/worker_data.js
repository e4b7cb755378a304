// nodes: >=14
const { Worker } = require('worker_threads');
const data = { date: new Date(0), map: new Map([[1, { a: [1, 2] }]]), set: new Set('ab'), big: 12n, re: /x+/gi,
               bytes: new Uint8Array([1, 2, 3]), nothing: null, not: undefined, text: '한글', minus: -0 };
data.self = data;
const worker = new Worker(`
  const { parentPort, workerData } = require('worker_threads');
  parentPort.postMessage(workerData);
`, { eval: true, workerData: data });
worker.on('message', (message) => console.log(message));
worker.on('exit', () => new Worker('console.log(require("worker_threads").workerData)', { eval: true }));
