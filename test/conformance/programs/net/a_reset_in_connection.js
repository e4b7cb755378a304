// nodes: >=18
// A connection that is broken off where it is accepted: connect() asks for its error behind that.
const net = require('net');

const ways = [
  (socket) => socket.resetAndDestroy(),
  (socket) => process.nextTick(() => socket.resetAndDestroy()),
  (socket) => Promise.resolve().then(() => socket.resetAndDestroy()),
  (socket) => setImmediate(() => socket.resetAndDestroy()),
];
function next(i) {
  if (i === ways.length) return;
  const server = net.createServer((socket) => {
    socket.on('close', (isBad) => console.log(i, 'closed there', isBad));
    ways[i](socket);
  });
  server.listen(0, '127.0.0.1', () => {
    const client = net.connect(server.address().port, '127.0.0.1');
    client.on('connect', () => console.log(i, 'connect'));
    client.on('error', (error) => console.log(i, error.code, error.syscall));
    client.on('close', (isBad) => {
      console.log(i, 'close', isBad);
      server.close(() => {
        console.log(i, 'server closed');
        setTimeout(next, 5, i + 1);
      });
    });
    client.write('x', (error) => console.log(i, 'written', error?.code));
    client.resume();
  });
}
next(0);
