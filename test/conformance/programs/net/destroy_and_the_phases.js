const net = require('net');
const server = net.createServer((socket) => socket.on('error', () => {}).resume());
server.listen(0, () => {
  const client = net.connect(server.address().port, () => {
    client.destroy();
    client.on('close', () => { console.log('close'); server.close(); });
    setImmediate(() => console.log('immediate'));
    process.nextTick(() => console.log('tick'));
  });
});
