// Connects, writes and ends are requests of libuv's, which keep the loop alive on sockets without reference, too.
const http = require('http');
const net = require('net');
const order = [];
function unreferenced(then) {
  const server = net.createServer((c) => {
    c.on('data', () => {});
    c.on('end', () => order.push('server end'));
    c.on('close', () => order.push('server close'));
    c.unref();
    setTimeout(() => c.end('x', () => order.push('ended')), 3);
  });
  server.listen(0, '127.0.0.1', () => {
    const c = net.connect(server.address().port, '127.0.0.1');
    c.unref();
    server.unref();
    c.on('close', () => order.push('client close'));
    c.on('end', () => order.push('client end'));
  });
  server.on('connection', () => then());
}
function idle() {
  const agent = new http.Agent({ keepAlive: true });
  const server = http.createServer((q, r) => r.end('x'));
  server.keepAliveTimeout = 30;
  server.on('connection', (c) => c.on('close', () => order.push('http server close')).on('end', () => order.push('http server end')));
  server.listen(0, () => http.get({ port: server.address().port, agent }, (r) => {
    r.socket.on('close', () => order.push('http client close'));
    r.resume().on('end', () => { order.push('http end'); server.close(() => order.push('http closed')); });
  }));
}
process.on('exit', () => console.log(order.join('\n')));
if (process.version.startsWith('v10') || process.version.startsWith('v12')) idle();
else unreferenced(() => setTimeout(idle, 20));
