// nodes: >=12
const { MessageChannel, receiveMessageOnPort } = require('worker_threads');
const { port1, port2 } = new MessageChannel();
port1.postMessage({ a: 1 });
port1.postMessage([1, 'two', 3n]);
console.log(receiveMessageOnPort(port2), receiveMessageOnPort(port2), receiveMessageOnPort(port2));
const second = new MessageChannel();
second.port2.on('message', () => console.log('never'));
second.port2.unref();
second.port1.postMessage('unseen');
process.on('exit', () => console.log('exit'));
