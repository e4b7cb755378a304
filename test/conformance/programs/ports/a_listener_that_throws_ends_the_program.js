// nodes: >=16
const { MessageChannel } = require('worker_threads');
const { port1, port2 } = new MessageChannel();
process.on('uncaughtException', (error) => {
  console.log('caught', error.message);
  if (error.message === '3') port2.close();
});
port2.on('message', (message) => { throw new Error(message); });
for (const text of ['1', '2', '3']) port1.postMessage(text);
process.on('exit', (code) => console.log('exit', code));
