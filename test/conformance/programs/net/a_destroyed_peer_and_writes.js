const net = require('net');
const server = net.createServer((socket) => {
  socket.on('close', () => console.log('server close'));
  socket.destroy();
});
server.listen(0, () => {
  const socket = net.connect(server.address().port);
  socket.on('end', () => console.log('end', socket.writable));
  socket.on('error', (error) => console.log('error', error.code));
  socket.on('close', (hadError) => {
    console.log('close', hadError, socket.destroyed);
    socket.write('x', (error) => console.log('write', error.code));
    socket.on('error', (error) => console.log('late error', error.code));
    setTimeout(() => server.close(() => console.log('done')), 10);
  });
});
