const net = require('net');
const server = net.createServer().listen(0, () => console.log('listening'));
setTimeout(() => { server.unref(); console.log('unref'); }, 10);
process.on('exit', () => console.log('exit'));
