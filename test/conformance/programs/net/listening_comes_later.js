const net = require('net');
const server = net.createServer().listen(0, () => { console.log('listening'); server.close(); });
process.nextTick(() => console.log('tick'));
server.on('close', () => console.log('close'));
console.log('main');
