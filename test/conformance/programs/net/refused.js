const net = require('net');
const server = net.createServer().listen(0, () => {
  const { port } = server.address();
  server.close(() => {
    const socket = net.connect(port, '127.0.0.1');
    socket.on('error', (error) => console.log(error.code, error.syscall));
    socket.on('close', (hadError) => console.log('close', hadError));
  });
});
