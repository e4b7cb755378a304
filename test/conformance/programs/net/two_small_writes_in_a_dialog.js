// Nagle: behind an answer the second of two small writes waits for the acknowledgement of the first, which comes with the reply.
const net = require('net');
const server = net.createServer((s) => {
  s.write('hi');
  s.on('data', (d) => { console.log('server', String(d)); s.write('re:' + d); });
  s.on('end', () => { console.log('server end'); s.end('bye'); server.close(); });
}).listen(0, () => {
  const c = net.connect(server.address().port);
  let n = 0;
  c.on('data', (d) => { console.log('client', String(d)); if (n++ < 4) { c.write('one' + n); c.write('two' + n); } else c.end(); });
  c.on('close', () => console.log('client close'));
});
