// Many connections, and only one that speaks: what must be handed to the kernel to hear it?
const net = require('net');

const idle = 20;
const clients = [];

const server = net.createServer(function onConnection(socket) {
  socket.on('data', function onData(data) {
    console.log(`of ${clients.length} connections one said: ${data}`);
    for (const client of clients) client.destroy();
    server.close(() => console.log('all closed'));
  });
});

server.listen(0, '127.0.0.1', function onListening() {
  let open = 0;
  for (let i = 0; i <= idle; i++) {
    clients.push(net.connect(server.address().port, '127.0.0.1', function onOpen() {
      if (++open === idle + 1) speak();
    }));
  }
});

// All others stay silent, and stay watched.
function speak() {
  setTimeout(() => clients[idle / 2].write('hello'), 10);
}
