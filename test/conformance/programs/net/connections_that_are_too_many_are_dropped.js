// A server of at most one connection closes the second; it says so from Node 16 on.
const net = require('net');
const server = net.createServer((socket) => {
  console.log('accepted');
  socket.resume().on('close', () => console.log('served'));
  setTimeout(() => socket.end(), 30);
});
server.maxConnections = 1;
server.on('drop', (data) => console.log('drop', data && data.localFamily, data && typeof data.remotePort));
server.listen(0, '127.0.0.1', () => {
  const { port } = server.address();
  net.connect(port, '127.0.0.1', () => {
    const second = net.connect(port, '127.0.0.1');
    second.resume().on('error', (error) => console.log(error.code)).on('close', () => {
      console.log('second is closed');
      server.close(() => console.log('closed'));
    });
  }).resume();
});
