// The server's hint, a Keep-Alive header, came with Node 12; agents read it from 20 on. Nobody keeps a connection that
// the server lets go of within a second, from 20.3 on.
const http = require('http');
const server = http.createServer((request, response) => response.end('hello'));
server.keepAliveTimeout = 150;
const agent = new http.Agent({ keepAlive: true });
agent.on('free', () => console.log('free'));
server.listen(0, '127.0.0.1', () => {
  const request = http.get({ port: server.address().port, host: '127.0.0.1', agent }, (response) => {
    console.log(response.headers['keep-alive']);
    response.resume();
    response.on('end', () => console.log('response ends'));
  });
  request.once('socket', (socket) => {
    socket.once('end', () => console.log('socket ends'));
    socket.once('close', () => {
      console.log('socket closes');
      server.close(() => console.log('server closes'));
    });
  });
});
