// The answer is sent before the body has come. Until Node 20.2 the rest of the body ends the time that a connection is
// kept alive, and the server's own timeout holds again.
const http = require('http');

const server = http.createServer((request, response) => {
  request.on('end', () => console.log('request ended'));
  request.resume();
  response.end('early');
  response.on('finish', () => console.log('answered'));
});
server.keepAliveTimeout = 3000;
server.setTimeout(60, (socket) => {
  console.log('timeout');
  socket.destroy();
});
server.listen(0, '127.0.0.1', () => {
  const { port } = server.address();
  const agent = new http.Agent({ keepAlive: true });
  const request = http.request({ port, host: '127.0.0.1', agent, method: 'POST' }, (response) => {
    response.on('data', (bytes) => console.log(String(bytes)));
    response.on('end', () => console.log('answer ended'));
  });
  request.on('close', () => console.log('request closed'));
  request.on('error', (error) => console.log(error.code));
  request.write('a');
  setTimeout(() => request.end('b'), 30);
  setTimeout(() => {
    console.log('later');
    agent.destroy();
    server.close(() => console.log('closed'));
  }, 200);
});
