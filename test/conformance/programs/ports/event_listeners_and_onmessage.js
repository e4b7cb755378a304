// nodes: >=16
const { port1, port2 } = new MessageChannel();
port2.addEventListener('message', (event) => console.log('listener', event.type, event.data, event.target === port2));
port2.onmessage = (event) => console.log('onmessage', event.data, event.ports.length, event instanceof Event);
port2.once('message', (value) => console.log('once', value));
port1.postMessage('a');
port1.postMessage('b');
setTimeout(() => port1.close(() => console.log('closed')), 10);
