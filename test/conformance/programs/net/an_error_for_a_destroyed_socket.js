// destroy(error) of a socket that is destroyed already: in 10 and 12 the first error is told.
const net = require('net');
const listen = (socket, name) => {
  for (const event of ['error', 'close']) {
    socket.on(event, (what) => console.log(name, event, what instanceof Error ? what.message : what));
  }
};
const server = net.createServer((socket) => {
  listen(socket, 'server');
  socket.resume();
});
server.listen(0, '127.0.0.1', () => {
  const to = { port: server.address().port, host: '127.0.0.1' };
  const plain = net.connect(to, () => {
    plain.destroy();
    plain.destroy(new Error('late'));
    plain.destroy(new Error('later'));
    console.log('destroyed', plain.destroyed);
    plain.on('close', () => setTimeout(() => {
      plain.destroy(new Error('after close'));
      setTimeout(failed, 20);
    }, 20));
  });
  listen(plain, 'plain');
  const failed = () => {
    const socket = net.connect(to, () => {
      socket.destroy(new Error('first'));
      socket.destroy(new Error('second'));
      setTimeout(() => server.close(() => console.log('closed')), 20);
    });
    listen(socket, 'failed');
  };
});
