// hosts: virtual
// nodes: >=12
// What the first timers end has its turn nonetheless: a message to a port that holds nothing is read.
const { MessageChannel } = require('worker_threads');
const { port1, port2 } = new MessageChannel();
port2.on('message', (message) => console.log('message', message));
port2.unref();
setTimeout(() => console.log('timer'), 1);
port1.postMessage('sent');
console.log('end of main');
