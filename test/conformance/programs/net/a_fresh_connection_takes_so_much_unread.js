// 128,000 bytes come before anything is read, then what the half free buffer takes, and the rest once all is read.
'use strict';
const net = require('net');

const server = net.createServer((socket) => {
  socket.write(Buffer.alloc(200000), () => console.log('written'));
  socket.end(() => console.log('finish'));
});
server.listen(0, '127.0.0.1', () => {
  const client = net.connect(server.address().port, '127.0.0.1');
  client.on('data', (piece) => console.log(piece.length));
  client.on('end', () => {
    console.log('end');
    server.close();
  });
});
