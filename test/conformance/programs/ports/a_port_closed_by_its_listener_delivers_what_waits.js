// nodes: >=12
const { MessageChannel } = require('worker_threads');
const { port1, port2 } = new MessageChannel();
port2.on('message', (m) => { console.log('got', m); if (m === 3) { port2.close(); setImmediate(() => console.log('imm after close')); process.nextTick(() => console.log('t')); } });
port1.on('close', () => console.log('p1 close'));
port2.on('close', () => console.log('p2 close'));
for (let i = 0; i < 10; i++) port1.postMessage(i);
