// nodes: >=12
const fs = require('fs');
const { MessageChannel } = require('worker_threads');
const { port1, port2 } = new MessageChannel();
port2.on('message', (message) => {
  console.log('message', message);
  if (message === 'last') port1.close();
});
fs.stat(__filename, () => {
  console.log('stat');
  setImmediate(() => {
    console.log('immediate 1');
    port1.postMessage('from immediate');
    setImmediate(() => {
      console.log('immediate 2');
      port1.postMessage('last');
    });
  });
  port1.postMessage('from stat');
  process.nextTick(() => console.log('tick'));
});
