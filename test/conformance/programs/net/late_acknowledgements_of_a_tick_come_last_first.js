// A server says something to three clients twice at once: the second part waits for the acknowledgement of the
// first, which none of them is in a hurry to give. The kernel's timers of one tick run last in, first out.
const net = require('net');

const sockets = [];
const server = net.createServer((socket) => {
  sockets.push(socket);
  socket.resume();
  if (sockets.length < 3) return;
  setTimeout(() => {
    sockets.forEach((each) => each.write('a'));
    setTimeout(() => {
      sockets.forEach((each) => each.write('b'));
      sockets.forEach((each) => each.write('c'));
      console.log('written');
    }, 30);
  }, 30);
  setTimeout(() => sockets.forEach((each) => each.end()), 200);
});
server.listen(0, '127.0.0.1', () => {
  let left = 3;
  for (let i = 0; i < 3; i++) {
    const client = net.connect(server.address().port, '127.0.0.1');
    client.on('connect', () => client.write('hello'));
    client.on('data', (bytes) => {
      console.log(i, String(bytes));
      if (String(bytes) === 'a') client.write('heard');
    });
    client.on('close', () => {
      console.log('close', i);
      if (--left === 0) server.close(() => console.log('closed'));
    });
  }
});
