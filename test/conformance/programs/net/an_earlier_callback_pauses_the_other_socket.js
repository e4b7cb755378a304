// Two sockets are ready at once: the first one's callback pauses the second, which reads later.
const net = require('net');
const socks = [];
const server = net.createServer((s) => {
  const n = socks.push(s) - 1;
  s.on('data', (d) => { console.log('server', n, String(d)); if (n == 0) { socks[1].pause(); setTimeout(() => { console.log('resume'); socks[1].resume(); }, 20); } });
  s.on('close', () => console.log('server', n, 'close'));
}).listen(0, () => {
  const port = server.address().port;
  const a = net.connect(port, () => {
    const b = net.connect(port, () => {
      setTimeout(() => { a.write('one'); b.write('two'); setTimeout(() => { b.write('three'); }, 5); server.close(); }, 20);
    });
  });
  setTimeout(() => process.exit(), 200);
});
