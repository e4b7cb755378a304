const net = require('net');
const server = net.createServer((socket) => {
  socket.on('data', (data) => socket.end('echo ' + data));
});
server.listen(0, () => {
  const client = net.connect(server.address().port, () => { console.log('connected'); client.write('hello'); });
  client.on('data', (data) => console.log(String(data)));
  client.on('end', () => console.log('end'));
  client.on('close', () => { console.log('close'); server.close(() => console.log('server closed')); });
});
