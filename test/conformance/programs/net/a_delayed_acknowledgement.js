// A delayed acknowledgement comes after 40 ms, where nobody answers the first of two small writes.
const net = require('net');
const server = net.createServer((s) => {
  let n = 0, t;
  s.on('data', (d) => { n += d.length; console.log('S', String(d)); if (String(d).endsWith('!')) s.write('ok'); });
  s.on('end', () => { s.end(); server.close(); });
}).listen(0, () => {
  const c = net.connect(server.address().port, () => c.write('a!'));
  let k = 0;
  c.on('data', (d) => {
    console.log('C', String(d));
    if (k++ < 3) { const t = Date.now(); c.write('part1'); c.write('part2!'); c.once('data', () => { const dt = Date.now() - t; console.log(dt < 20 ? 'quick' : dt < 60 ? 'forty' : 'long'); }); } else c.end();
  });
});
