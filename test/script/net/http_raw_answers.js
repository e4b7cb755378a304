// Early hints, and a request for another protocol that nobody takes up: what goes over the wire.
const http = require('http'), net = require('net');
const server = http.createServer((request, response) => {
  if (request.url === '/hints') {
    const lists = ['</a>', '<a>; rel=preload; as=style', ['<a>', '<b>; x="y"'], [], null, undefined, 'a', '', ['a'], 5];
    for (const link of lists) {
      try {
        response.writeEarlyHints({ 'x-before': 'b', link, 'x-behind': 'c' });
      } catch (error) {
        console.log(link, error.code, error.message);
      }
    }
  }
  request.resume();
  response.sendDate = false;
  response.end(`${request.method} ${request.url}`);
});
server.on('clientError', (error, socket) => {
  console.log('client error', error.code);
  socket.destroy();
});
const cases = [
  ['GET /hints HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n'],
  ['GET /a HTTP/1.1\r\nHost: a\r\nUpgrade: b\r\nConnection: Upgrade\r\n\r\n'],
  ['POST /c HTTP/1.1\r\nHost: a\r\nUpgrade: b\r\nConnection: Upgrade\r\nContent-Length: 3\r\n\r\nabc'],
  ['GET /d HTTP/1.1\r\nHost: a\r\nUpgrade: b\r\nConnection: Upgrade\r\n\r\n',
    'GET /e HTTP/1.1\r\nHost: a\r\n\r\n'],
  ['GET /f HTT'],
];
function next() {
  const parts = cases.shift();
  if (!parts) return server.close();
  const socket = net.connect(server.address().port, '127.0.0.1');
  socket.setEncoding('utf8');
  let text = '';
  socket.on('data', (part) => {
    text += part;
    if (parts.length > 0) socket.write(parts.shift());
    else socket.end();
  });
  socket.on('close', () => {
    console.log(JSON.stringify(text));
    next();
  });
  socket.write(parts.shift());
  if (cases.length === 0) socket.end();
}
server.listen(0, '127.0.0.1', next);
