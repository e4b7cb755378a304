const http = require('http');
const server = http.createServer((request, response) => response.end('hello'));
server.maxRequestsPerSocket = 2;
server.keepAliveTimeout = 1000;
const agent = new http.Agent({ keepAlive: true, maxSockets: 1 });
let left = 3;
server.listen(0, '127.0.0.1', () => {
  for (let i = 0; i < 3; i++) {
    http.get({ port: server.address().port, host: '127.0.0.1', agent }, (response) => {
      console.log(i, response.statusCode, response.headers.connection, response.headers['keep-alive']);
      response.resume();
      response.on('end', () => {
        if (--left > 0) return;
        agent.destroy();
        setTimeout(() => {
          agent.destroy();
          server.close();
        }, 20);
      });
    });
  }
});
