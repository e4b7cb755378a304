const net = require('net');
function run(allowHalfOpen, next) {
  const server = net.createServer({ allowHalfOpen }, (socket) => {
    socket.on('data', (chunk) => console.log('server data', String(chunk)));
    socket.on('end', () => {
      console.log('server end', socket.writable, socket.readyState);
      if (!allowHalfOpen) return;
      setTimeout(() => { socket.write('later '); socket.end('last'); }, 20);
    });
    socket.on('finish', () => console.log('server finish'));
    socket.on('close', () => console.log('server socket close'));
  });
  server.listen(0, () => {
    const socket = net.connect(server.address().port, () => socket.end('hi'));
    socket.on('data', (chunk) => console.log('client data', String(chunk)));
    socket.on('finish', () => console.log('client finish', socket.readyState));
    socket.on('end', () => console.log('client end'));
    socket.on('close', (hadError) => { console.log('client close', hadError); server.close(next); });
  });
}
run(false, () => run(true, () => console.log('done')));
