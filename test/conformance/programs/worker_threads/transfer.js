// nodes: >=14
const { Worker } = require('worker_threads');
const given = new ArrayBuffer(8), sent = new Uint8Array([1, 2, 3]).buffer;
const worker = new Worker(`
  const { parentPort, workerData } = require('worker_threads');
  parentPort.once('message', (bytes) => {
    const back = new Uint8Array(bytes).map((each) => each * 2).buffer;
    parentPort.postMessage([workerData.byteLength, back], [back]);
  });
`, { eval: true, workerData: given, transferList: [given] });
console.log(given.byteLength);
worker.postMessage(sent, [sent]);
console.log(sent.byteLength);
worker.on('message', ([length, bytes]) => console.log(length, new Uint8Array(bytes)));
