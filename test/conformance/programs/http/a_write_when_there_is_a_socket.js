// A request that is written to when it gets its socket: it is not corked twice, and need not end to be sent.
const http = require('http');

const methods = ['POST', 'GET'];
function next() {
  const method = methods.shift();
  if (!method) return;
  const server = http.createServer((request, response) => {
    console.log(request.method, request.headers['transfer-encoding']);
    response.end('early');
    server.close();
  });
  server.on('clientError', (error, socket) => socket.destroy());
  server.listen(0, '127.0.0.1', () => {
    const request = http.request({ host: '127.0.0.1', port: server.address().port, method, agent: false });
    request.on('socket', () => request.write('x', (error) => console.log('written', !error)));
    request.on('response', (message) => {
      console.log(message.statusCode);
      message.resume();
    });
    request.on('error', (error) => console.log(error.code));
    request.on('close', next);
  });
}
next();
