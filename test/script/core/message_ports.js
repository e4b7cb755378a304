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

const second = new MessageChannel();
second.port1.on('close', () => console.log('closed'));
second.port2.on('message', ({ port, bytes }) => {
  console.log(bytes, port instanceof MessagePort);
  port.postMessage('answer');
  second.port2.close();
});
const inner = new MessageChannel();
const bytes = new Uint8Array([1, 2]);
second.port1.postMessage({ port: inner.port2, bytes }, [inner.port2, bytes.buffer]);
console.log(bytes.length);
inner.port1.once('message', (message) => {
  console.log(message);
  inner.port1.close();
});
