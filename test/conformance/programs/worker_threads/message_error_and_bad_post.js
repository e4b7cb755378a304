// nodes: >=12
const { Worker } = require('worker_threads');
const worker = new Worker(`
  const { parentPort } = require('worker_threads');
  try { parentPort.postMessage(() => {}); } catch (error) { parentPort.postMessage([error.name, error.code]); }
`, { eval: true });
worker.on('message', (message) => console.log(message));
try {
  worker.postMessage(Symbol('s'));
} catch (error) {
  console.log(error.name, error.message);
}
