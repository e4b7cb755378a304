// Until Node 12 each is an error that is told at once.
const net = require('net');
const server = net.createServer((socket) => socket.resume().on('error', () => {}).on('close', () => server.close()));
server.listen(0, '127.0.0.1', () => {
  const client = net.connect(server.address().port, '127.0.0.1', () => {
    client.destroy();
    console.log(client.write('x', (error) => console.log('callback', error.code)));
    process.nextTick(() => console.log('tick'));
    console.log('written');
  });
  client.on('error', (error) => console.log(error.code, error.message)).on('close', () => console.log('close'));
});
