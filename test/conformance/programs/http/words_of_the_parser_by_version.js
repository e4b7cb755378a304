// What the parser's errors say: another answer than HTTP, and a request that ends in the middle.
const http = require('http');
const net = require('net');

function garbage(next) {
  const server = net.createServer((socket) => socket.once('data', () => socket.end('garbage\r\n\r\n')));
  server.listen(0, () => {
    http.get({ port: server.address().port }).on('error', (error) => {
      console.log(error.code, error.message, error.bytesParsed);
    }).on('close', () => server.close(next));
  });
}

function half() {
  const server = http.createServer();
  server.on('clientError', (error, socket) => {
    console.log(error.code, error.message, error.reason, error.bytesParsed);
    socket.destroy();
    server.close(() => console.log('closed'));
  });
  server.listen(0, () => net.connect(server.address().port).end('GET / HTTP/1.1\r\nHo'));
}

garbage(half);
