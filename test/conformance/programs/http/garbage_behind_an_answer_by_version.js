// Whether a server says 400 where it answered before, what a message's destroy() says, and a length that is not kept.
const http = require('http');
const net = require('net');

const server = http.createServer((request, response) => {
  if (request.url === '/1') return response.end('ok');
  response.on('error', () => {});
  response.strictContentLength = true;
  response.writeHead(200, { 'Content-Length': 3 });
  try {
    response.write('abcdef');
    console.log('written');
  } catch (error) {
    console.log(error.code);
  }
  response.socket.destroy();
});
function garbage() {
  const socket = net.connect(server.address().port);
  let text = '', count = 0;
  socket.write('GET /1 HTTP/1.1\r\nHost: a\r\n\r\n');
  socket.on('data', (data) => {
    text += data;
    if (++count === 1) socket.write('garbage\r\n\r\n');
  });
  socket.on('close', () => {
    console.log(text.includes('200 OK'), text.includes('400 Bad Request'));
    destroyed();
  });
}
function destroyed() {
  http.get({ port: server.address().port, path: '/1', agent: false }, (message) => {
    message.on('error', () => {});
    message.destroy();
    console.log(message.destroyed);
    setTimeout(tooLong, 20);
  });
}
function tooLong() {
  const request = http.get({ port: server.address().port, path: '/2', agent: false });
  request.on('response', (message) => message.on('error', () => {}).resume());
  request.on('error', () => {});
  request.on('close', () => server.close());
}
server.listen(0, garbage);
