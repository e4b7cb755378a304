const net = require('net');
const server = net.createServer((socket) => {
  socket.on('data', (data) => console.log('server got', String(data)));
  socket.on('end', () => console.log('server end'));
  socket.on('close', () => server.close(() => console.log('server closed')));
});
server.listen(0, '127.0.0.1', () => {
  const socket = net.connect(server.address().port, '127.0.0.1');
  for (const event of ['end', 'finish', 'error']) socket.on(event, (error) => console.log(event, error && error.code));
  socket.on('close', (hadError) => console.log('close', hadError));
  socket.on('connect', () => {
    socket.end('a', () => console.log('ended'));
    console.log(socket.write('b', (error) => console.log('b', error && error.code)));
    process.nextTick(() => console.log('tick'));
  });
});
