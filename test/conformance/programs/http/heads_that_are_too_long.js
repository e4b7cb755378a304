// How long a head may be, for requests and for answers, and what is told of a second part of one that is too long.
const http = require('http');
const net = require('net');

const server = http.createServer({ maxHeaderSize: 12000 }, (request, response) => {
  response.setHeader('x-big', 'z'.repeat(Number(request.url.slice(1))));
  response.end('ok');
});
const answers = [7000, 9000, 17000];
function nextAnswer() {
  const size = answers.shift();
  if (!size) return nextRequest();
  const request = http.get({ port: server.address().port, path: `/${size}`, agent: false }, (message) => {
    console.log(size, message.statusCode, message.headers['x-big'].length);
    message.resume();
  });
  request.on('error', (error) => console.log(size, error.code, error.message));
  request.on('close', nextAnswer);
}
const requests = [7000, 9000, 13000];
function nextRequest() {
  const size = requests.shift();
  if (!size) return listen();
  const socket = net.connect(server.address().port);
  socket.write(`GET /1 HTTP/1.1\r\nHost: a\r\nConnection: close\r\nX: ${'y'.repeat(size)}\r\n\r\n`);
  let text = '';
  socket.on('data', (data) => { text += data; });
  socket.on('error', (error) => console.log(error.code));
  socket.on('close', () => {
    console.log(size, text.split('\r\n')[0]);
    nextRequest();
  });
}
function listen() {
  server.on('clientError', (error, socket) => {
    console.log(error.code, error.message, socket.writable);
    // Node 10's parser stands a byte before.
    if (!process.version.startsWith('v10.')) console.log(error.bytesParsed);
    socket.end('HTTP/1.1 431 No\r\n\r\n');
  });
  const socket = net.connect(server.address().port);
  socket.write(`GET /1 HTTP/1.1\r\nHost: a\r\nX: ${'y'.repeat(70000)}\r\n\r\n`);
  socket.on('data', (data) => console.log(String(data).split('\r\n')[0]));
  socket.on('close', () => server.close(() => console.log('closed')));
}
server.listen(0, nextAnswer);
