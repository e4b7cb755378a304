// nodes: >=12
const { MessageChannel } = require('worker_threads');
const { port1, port2 } = new MessageChannel();
port2.on('message', (message) => {
  console.log('message', message);
  process.nextTick(() => console.log('tick', message));
  Promise.resolve().then(() => console.log('microtask', message));
  if (message === 3) port2.close();
});
for (let i = 1; i <= 3; i++) port1.postMessage(i);
setImmediate(() => console.log('immediate'));
process.nextTick(() => console.log('main tick'));
