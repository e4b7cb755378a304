const net = require('net');
const server = net.createServer((socket) => { server.close(() => console.log('server closed')); setTimeout(() => socket.end('bye'), 10); });
server.listen(0, () => net.connect(server.address().port).on('data', (data) => console.log(String(data))).on('end', () => console.log('end')));
