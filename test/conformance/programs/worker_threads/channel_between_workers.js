// nodes: >=12
const { Worker, MessageChannel } = require('worker_threads');
const { port1, port2 } = new MessageChannel();
const source = (text) => `
  const { parentPort } = require('worker_threads');
  parentPort.once('message', (port) => { ${text} });
`;
const asks = new Worker(source(`
  port.postMessage('how much is 6 * 7?');
  port.once('message', (answer) => { parentPort.postMessage(answer); port.close(); });
`), { eval: true });
const answers = new Worker(source(`
  port.on('message', (question) => port.postMessage([question, 42]));
  port.on('close', () => parentPort.postMessage('closed'));
`), { eval: true });
asks.postMessage(port1, [port1]);
answers.postMessage(port2, [port2]);
asks.on('message', (message) => console.log('asks:', message));
answers.on('message', (message) => console.log('answers:', message));
