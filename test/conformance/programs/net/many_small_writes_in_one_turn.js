// The first sixteen segments are acknowledged at once, later ones when they have been read.
const net = require('net');
const server = net.createServer((s) => {
  s.on('data', (d) => { console.log('server', String(d).replace(/\n/g, ' ')); });
  s.on('end', () => { s.end(); server.close(); });
}).listen(0, () => {
  const c = net.connect(server.address().port, () => {
    for (let i = 0; i < 40; i++) c.write('l' + i + '\n');
    setTimeout(() => { for (let i = 40; i < 60; i++) c.write('l' + i + '\n'); }, 30);
    setTimeout(() => { for (let i = 60; i < 70; i++) c.write('l' + i + '\n'); c.end('x'); }, 60);
  });
});
