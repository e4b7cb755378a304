// The client has gone when the server writes: the first write is answered with a reset, the second fails.
const net = require('net');
const server = net.createServer({ allowHalfOpen: true }, (socket) => {
  socket.on('error', (error) => console.log(error.code, error.syscall));
  socket.on('end', () => console.log('end'));
  socket.on('close', (hadError) => console.log('close', hadError));
  socket.resume();
  setTimeout(() => {
    socket.write('x', (error) => console.log('first', error && error.code));
    setTimeout(() => socket.write('y', (error) => console.log('second', error && error.code)), 20);
  }, 20);
}).listen(0, '127.0.0.1', () => {
  const client = net.connect(server.address().port, '127.0.0.1', () => client.destroy());
  client.on('close', () => server.close());
});
