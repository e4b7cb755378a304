const net = require('net');
const server = net.createServer();
console.log(server.listening, server.address());
server.on('close', () => console.log('close'));
server.maxConnections = 1;
server.on('drop', () => console.log('drop'));
server.listen(0, '127.0.0.1', 5, () => {
  const { address, family, port } = server.address();
  console.log(address, family, typeof port, server.listening);
  try { server.listen(0); } catch (error) { console.log(error.code); }
  const first = net.connect(port, '127.0.0.1', () => {
    console.log(first.remoteAddress, first.remoteFamily, first.remotePort === port, first.localAddress);
    server.getConnections((error, count) => console.log('connections', error, count));
    setTimeout(() => { first.destroy(); server.close((error) => {
      console.log('closed', error, server.listening);
      server.close((again) => console.log(again.code));
    }); }, 20);
  });
});
