// nodes: >=12
// Until 20 the end of a socket without a connection waits for one; from 22 on it does not.
const net = require('net');

const socket = new net.Socket();
for (const name of ['finish', 'end', 'close']) socket.on(name, (value) => console.log(name, value));
socket.on('error', (error) => console.log('error', error.code));
socket.end((error) => console.log('callback', error && error.code, socket.writable));
console.log(socket.writable);
process.nextTick(() => console.log('tick', socket.destroyed));
setImmediate(() => console.log('immediate', socket.destroyed));
process.on('exit', () => console.log(socket.destroyed, socket.writableFinished));
