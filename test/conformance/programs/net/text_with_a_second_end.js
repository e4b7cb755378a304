// Text that comes with an end behind the end is an error, in 10 and 12 one that leaves the socket its own 'end'.
// In 10 a destroyed socket can still be given a timeout.
const net = require('net');
const listen = (socket, name) => {
  for (const event of ['end', 'finish', 'close', 'timeout']) socket.on(event, () => console.log(name, event));
  socket.on('error', (error) => console.log(name, error.code));
};
const server = net.createServer((socket) => {
  listen(socket, 'server');
  socket.on('data', (data) => {
    console.log('server', String(data));
    setTimeout(() => {
      console.log(socket.listenerCount('close'));
      socket.end('bye');
    }, 20);
  });
});
server.listen(0, '127.0.0.1', () => {
  const client = net.connect({ port: server.address().port, host: '127.0.0.1', allowHalfOpen: true });
  listen(client, 'client');
  client.on('data', (data) => {
    console.log('client', String(data));
    client.end('more', () => console.log('ended again'));
  });
  client.write('first');
  console.log(client.listenerCount('close'));
  client.end();
  setTimeout(() => {
    client.destroy();
    client.setTimeout(10);
    setTimeout(() => server.close(() => console.log('closed')), 30);
  }, 60);
});
