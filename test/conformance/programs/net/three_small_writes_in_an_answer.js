// Nagle at the server's end: of three small writes the first goes alone once the two talk by turns.
const net = require('net');
const server = net.createServer((s) => {
  let n = 0;
  s.on('data', (d) => { n++; console.log('server', n, String(d)); s.write('A' + n); s.write('B' + n); s.write('C' + n); });
  s.on('end', () => { s.end('bye'); server.close(); });
}).listen(0, () => {
  const c = net.connect(server.address().port, () => c.write('q'));
  let n = 0;
  c.on('data', (d) => { console.log('client', String(d)); setTimeout(() => { if (n++ < 5) c.write('q' + n); else c.end(); }, 2); });
  c.on('close', () => console.log('client close'));
});
