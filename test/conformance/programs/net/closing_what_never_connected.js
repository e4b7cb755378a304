// Without a handle 'close' has no argument; in Node 10 it does not come.
const net = require('net');
function show(name, socket) {
  socket.on('error', (error) => console.log(name, 'error', error.message));
  socket.on('close', (...args) => console.log(name, 'close', args));
  return socket;
}
show('plain', new net.Socket()).destroy();
show('failed', new net.Socket()).destroy(new Error('why'));
const server = net.createServer().listen(0, '127.0.0.1', () => {
  const connecting = show('connecting', net.connect(server.address().port, '127.0.0.1'));
  connecting.destroy();
  connecting.destroy();
  server.close();
});
