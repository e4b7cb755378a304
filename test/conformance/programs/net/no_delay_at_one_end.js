// TCP_NODELAY at one end: its writes do not wait, the other's do.
const net = require('net');
const server = net.createServer((s) => {
  s.setNoDelay(true);
  s.write('220 ready\r\n');
  s.on('data', (d) => {
    const l = String(d); console.log('S', JSON.stringify(l));
    for (const x of l.split('\r\n')) if (x) { s.write('250-' + x + '\r\n'); s.write('250 ok\r\n'); if (x === 'QUIT') s.end('221 bye\r\n'); }
  });
  s.on('end', () => { server.close(); });
}).listen(0, () => {
  const c = net.connect(server.address().port);
  const cmds = ['EHLO a', 'MAIL', 'RCPT', 'DATA', 'QUIT'];
  let buf = '';
  c.on('data', (d) => { console.log('C', JSON.stringify(String(d))); buf += d; if (/^(220|250 ok)/m.test(buf)) { buf = ''; const x = cmds.shift(); if (x) { c.write(x); c.write('\r\n'); } } });
  c.on('end', () => { console.log('C end'); });
  const t = Date.now();
  c.on('close', () => console.log('close', Date.now() - t > 35 ? 'slow' : 'fast'));
});
