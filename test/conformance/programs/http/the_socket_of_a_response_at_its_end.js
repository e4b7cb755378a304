// From Node 14 on a response gives its socket back before it tells its end.
const http = require('http');
const agent = new http.Agent({ keepAlive: true });
const server = http.createServer((request, response) => response.end('x')).listen(0, '127.0.0.1', () => {
  http.get({ port: server.address().port, host: '127.0.0.1', agent }, (response) => {
    response.resume().on('end', () => {
      console.log(response.socket === null);
      agent.destroy();
      server.close();
    });
  });
});
