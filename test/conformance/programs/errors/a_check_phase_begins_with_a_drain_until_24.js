// Each callback of the poll phase leaves a microtask behind a tick that throws.
const net = require('net');
process.on('uncaughtException', () => console.log('uncaught'));
const leave = (name) => {
  setImmediate(() => console.log(name, 'immediate'));
  process.nextTick(() => {
    Promise.resolve().then(() => console.log(name, 'microtask'));
    throw new Error(name);
  });
};
const server = net.createServer((socket) => socket.end('x'));
server.listen(0, '127.0.0.1', () => setTimeout(() => {
  const client = net.connect(server.address().port, '127.0.0.1', () => leave('connected'));
  client.once('data', () => leave('data'));
  client.on('end', () => leave('end'));
  client.on('close', () => server.close());
}, 10));
