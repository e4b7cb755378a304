// What was written in one tick cannot be sent any more, because the socket broke meanwhile: nobody hears 'drain'.
const http = require('http');
const net = require('net');
const { Readable } = require('stream');

const server = http.createServer((request, response) => {
  console.log('request', request.method);
  for (const name of ['drain', 'finish', 'close']) response.on(name, () => console.log('answer', name));
  let left = 2;
  const source = new Readable({ read() { this.push(left-- > 0 ? 'a'.repeat(50000) : null); } });
  source.pipe(response);
});
server.on('connection', (socket) => {
  socket.on('error', (error) => console.log(error.code));
  socket.on('close', () => console.log('closed'));
});
server.listen(0, '127.0.0.1', () => {
  const client = net.connect(server.address().port, '127.0.0.1');
  client.write('GET / HTTP/1.1\r\nHost: a\r\n\r\nnonsense');
  client.resume();
  client.on('error', () => {});
  client.on('close', () => server.close());
});
