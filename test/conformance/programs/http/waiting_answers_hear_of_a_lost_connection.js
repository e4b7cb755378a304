// Answers that wait for their turn have no socket: they hear of its end from Node 24 on, and not before.
const http = require('http');
const net = require('net');

let count = 0;
const server = http.createServer((request, response) => {
  const i = count++;
  console.log('request', request.url);
  request.resume();
  request.on('error', () => {});
  response.on('error', (error) => console.log('error of answer', i, error.code));
  response.on('close', () => console.log('close of answer', i, response.destroyed, response.writableFinished));
  if (i === 1) {
    response.end('one');
    setTimeout(() => console.log('answer 1', response.destroyed), 30);
  }
  if (i === 2) request.socket.destroy();
});
server.listen(0, '127.0.0.1', () => {
  const client = net.connect(server.address().port, '127.0.0.1');
  for (let i = 0; i < 3; i++) client.write(`GET /${i} HTTP/1.1\r\nHost: a\r\n\r\n`);
  client.on('error', () => {});
  client.on('close', () => server.close(() => console.log('closed')));
});
