// The server answers before it has read the body. From Node 19 on close() lets go of the connection nevertheless,
// because the request was read to its end meanwhile.
const http = require('http');

const agent = new http.Agent({ keepAlive: true });
const server = http.createServer((request, response) => response.end('ok'));
server.listen(0, '127.0.0.1', () => {
  const { port } = server.address();
  const request = http.request({ port, host: '127.0.0.1', method: 'POST', agent }, (response) => {
    response.resume();
    response.on('end', () => {
      server.close(() => console.log('the server is closed'));
      process.nextTick(() => console.log('tick'));
      setImmediate(() => {
        console.log('immediate');
        agent.destroy();
      });
    });
  });
  request.write('one');
  request.write('two');
  request.end();
});
