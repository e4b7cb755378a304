// nodes: >=14
const { MessageChannel } = require('worker_threads');
const { port1, port2 } = new MessageChannel();
port1.on('close', () => console.log('port1 closed'));
port2.on('close', () => console.log('port2 closed'));
port2.on('message', (message) => console.log('message', message));
port1.postMessage('before close');
setImmediate(() => {
  port1.postMessage('just before close');
  port1.close();
  port1.postMessage('after close');
  console.log('close called');
  setImmediate(() => console.log('immediate'));
});
