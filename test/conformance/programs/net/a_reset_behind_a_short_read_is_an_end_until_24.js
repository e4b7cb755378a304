// Until libuv 1.52 POLLHUP behind a short read is the end of the stream, though the peer has reset it.
const net = require('net');
const server = net.createServer((s) => {
  s.on('data', (d) => { console.log('server data', d.length); });
  s.on('end', () => console.log('server end'));
  s.on('error', (e) => console.log('server error', e.code, e.syscall));
  s.on('close', (h) => { console.log('server close', h); server.close(); });
}).listen(0, () => {
  const c = net.connect(server.address().port, () => {
    setTimeout(() => { c.write('hello'); c.resetAndDestroy ? c.resetAndDestroy() : c.destroy(); }, 10);
  });
  c.on('close', (h) => console.log('client close', h));
});
