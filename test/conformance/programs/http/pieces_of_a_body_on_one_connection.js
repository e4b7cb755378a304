// Pieces of a body: until 16 Nagle's algorithm puts some of them together.
const http = require('http');
const server = http.createServer((q, r) => {
  r.write('one'); r.write('two'); setImmediate(() => { r.write('three'); r.write('four'); setTimeout(() => r.end('five'), 5); });
}).listen(0, () => {
  let left = 3;
  const agent = new http.Agent({ keepAlive: true, maxSockets: 1 });
  function go() {
    http.get({ port: server.address().port, agent }, (r) => {
      r.on('data', (d) => console.log(String(d)));
      r.on('end', () => { console.log('end'); if (--left) go(); else { server.close(); agent.destroy(); } });
    });
  }
  go();
});
