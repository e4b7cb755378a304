// nodes: >=12
// A worker's script runs in poll: its immediates come before its timers.
const { Worker, isMainThread, parentPort } = require('worker_threads');
if (isMainThread) {
  new Worker(__filename).on('message', (order) => console.log(order.join(' ')));
} else {
  const order = [];
  setTimeout(() => order.push('timeout'), 0);
  setImmediate(() => order.push('immediate'));
  process.nextTick(() => order.push('tick'));
  Promise.resolve().then(() => order.push('microtask'));
  order.push('script');
  setTimeout(() => parentPort.postMessage(order), 20);
}
