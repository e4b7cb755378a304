// nodes: >=19
const http = require('http');
const agent = new http.Agent({ keepAlive: true });
const server = http.createServer((request, response) => response.end('ok'));
server.listen(0, () => {
  http.get({ port: server.address().port, agent }, (response) => {
    response.resume();
    response.on('end', () => console.log('end'));
    response.req.on('close', () => console.log('request close'));
    response.socket.on('close', () => console.log('socket close'));
    setTimeout(() => {
      console.log('closing');
      server.close(() => console.log('server closed'));
      console.log(server.listening);
    }, 30);
  });
});
