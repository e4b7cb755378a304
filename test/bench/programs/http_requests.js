// 1e4 requests over one kept connection, client and server in one program.
const http = require('http');
const agent = new http.Agent({ keepAlive: true, maxSockets: 1 });
const server = http.createServer((req, res) => res.end('hello')).listen(0, function () {
  let n = 0;
  (function next() {
    if (++n > 1e4) { agent.destroy(); server.close(); return; }
    http.get({ port: server.address().port, agent }, (res) => { res.resume(); res.on('end', next); });
  })();
});
