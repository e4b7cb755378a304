// A socket that is reset in 'connection': the client has not asked connect() for its result yet, and fails there.
// nodes: >=16.17
const net = require('net');
const server = net.createServer((s) => {
  console.log('connection');
  s.on('close', (e) => console.log('server socket close', e));
  s.resetAndDestroy();
  server.close();
});
server.listen(0, () => {
  const c = net.connect(server.address().port);
  c.on('connect', () => console.log('client connect'));
  c.on('error', (e) => console.log('client error', e.code, e.syscall));
  c.on('end', () => console.log('client end'));
  c.on('close', (e) => console.log('client close', e));
});
