const http = require('http');
let sockets = 0;
const server = http.createServer((request, response) => response.end('ok')).on('connection', () => sockets++);
const agent = new http.Agent({ keepAlive: true, maxSockets: 1 });
server.listen(0, () => {
  let left = 3;
  for (let i = 0; i < 3; i++) {
    http.get({ port: server.address().port, agent }, (response) => {
      response.resume().on('end', () => {
        console.log('response', i);
        if (--left === 0) { agent.destroy(); server.close(() => console.log('sockets', sockets)); }
      });
    });
  }
});
