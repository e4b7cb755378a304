// Three sockets that end, that write and that are destroyed in one callback: the FIN of end() goes last where the pending
// phase sends it.
const net = require('net');

const server = net.createServer((socket) => {
  socket.once('data', (data) => {
    const name = String(data);
    for (const event of ['data', 'end', 'close']) socket.on(event, (x) => console.log('server', name, event, String(x)));
  });
});
function connect(name, next) {
  const socket = net.connect(server.address().port, '127.0.0.1', () => {
    socket.write(name);
    setTimeout(next, 5, socket);
  });
  for (const event of ['end', 'finish', 'close']) socket.on(event, () => console.log(name, event));
  socket.resume();
}
server.listen(0, '127.0.0.1', () => {
  connect('A', (a) => connect('B', (b) => connect('C', (c) => {
    a.end();
    b.write('more');
    c.destroy();
    setTimeout(() => {
      b.end();
      server.close(() => console.log('closed'));
    }, 10);
  })));
});
