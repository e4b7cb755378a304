// Two sockets are ready at once: the first one's callback writes to the second, which reads both parts.
const net = require('net');
let a, b;
const server = net.createServer((s) => {
  s.on('data', (d) => {
    console.log('server got', String(d));
    if (String(d) === 'one') { b.write('|more'); }
  });
  s.on('end', () => { console.log('end'); });
}).listen(0, () => {
  const port = server.address().port;
  a = net.connect(port, () => {
    b = net.connect(port, () => {
      setTimeout(() => {
        a.write('one'); b.write('two');
        setTimeout(() => { a.end(); b.end(); server.close(); }, 20);
      }, 20);
    });
  });
});
