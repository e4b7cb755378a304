// Two sockets are ready at once: the first one's callback closes the second, which reads nothing.
const net = require('net');
const socks = [];
const server = net.createServer((s) => {
  const n = socks.push(s) - 1;
  s.on('data', (d) => { console.log('server', n, String(d)); socks[1 - n].destroy(); });
  s.on('close', () => console.log('server', n, 'close'));
}).listen(0, () => {
  const port = server.address().port;
  const a = net.connect(port, () => {
    const b = net.connect(port, () => {
      setTimeout(() => { a.write('one'); b.write('two'); server.close(); }, 20);
    });
    b.on('error', (e) => console.log('b', e.code)); b.on('end', () => console.log('b end')); b.on('close', () => console.log('b close'));
  });
  a.on('error', (e) => console.log('a', e.code)); a.on('end', () => console.log('a end')); a.on('close', () => console.log('a close'));
  setTimeout(() => process.exit(), 200);
});
