// 'buffer' is no encoding of a text: write() throws at once.
'use strict';
const net = require('net');
const server = net.createServer((socket) => socket.resume()).listen(0, '127.0.0.1', () => {
  const client = net.connect(server.address().port, '127.0.0.1', () => {
    try {
      client.write('broken', 'buffer');
    } catch (error) {
      console.log(error.name, error.code, error.message);
    }
    client.destroy();
    server.close(() => console.log('closed'));
  });
});
