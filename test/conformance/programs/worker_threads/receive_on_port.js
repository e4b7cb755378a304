// nodes: >=14
const { Worker, MessageChannel, receiveMessageOnPort } = require('worker_threads');
const { port1, port2 } = new MessageChannel();
const shared = new Int32Array(new SharedArrayBuffer(4));
new Worker(`
  const { workerData: { port, shared } } = require('worker_threads');
  port.postMessage('a'); port.postMessage('b');
  Atomics.store(shared, 0, 1); Atomics.notify(shared, 0);
`, { eval: true, workerData: { port: port2, shared }, transferList: [port2] });
console.log(receiveMessageOnPort(port1));
Atomics.wait(shared, 0, 0);
console.log(receiveMessageOnPort(port1), receiveMessageOnPort(port1), receiveMessageOnPort(port1));
