// hosts: virtual
// J16: what the first server and the first connection compile takes some milliseconds.
const net = require('net');

const server = net.createServer((socket) => {
  console.log('connection');
  socket.end('bye');
  server.close();
});
server.listen(0, '127.0.0.1', () => {
  const socket = net.connect(server.address().port, '127.0.0.1', () => console.log('connect'));
  socket.on('data', (bytes) => console.log(`${bytes}`));
  socket.on('close', () => console.log('close'));
});
setTimeout(() => console.log('1 ms'), 1);
setTimeout(() => console.log('100 ms'), 100);
