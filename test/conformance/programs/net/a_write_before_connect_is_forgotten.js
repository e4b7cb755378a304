// nodes: >=16
// A write without a handle is an error, but connect() opens one, and with it the streams begin anew.
const net = require('net');
const server = net.createServer((peer) => peer.resume().on('error', () => {}));
server.listen(0, '127.0.0.1', () => {
  const socket = new net.Socket();
  socket.on('error', (error) => console.log('error', error.code));
  socket.on('close', (hadError) => {
    console.log('close', hadError);
    server.close();
  });
  console.log('early', socket.write('early', (error) => console.log('early written', error && error.code)));
  socket.connect(server.address().port, '127.0.0.1');
  console.log('late', socket.write('late', (error) => console.log('late written', error && error.code)));
  console.log(socket.destroyed, socket.writableLength);
});
