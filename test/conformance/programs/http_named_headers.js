// nodes: >=18
// What a server asks the headers of each request for: Host and Expect, however they are spelt, there or not, or cut off.
const http = require('http');
const net = require('net');

const server = http.createServer((request, response) => {
  console.log(request.method, request.headers.host, request.headers.expect, request.rawHeaders.length);
  response.end('ok');
});
server.on('checkExpectation', (request, response) => {
  console.log('expects', request.headers.expect);
  response.writeHead(417);
  response.end();
});
if (process.versions.node.split('.')[0] < 22) server.maxHeadersCount = 3;  // later ones refuse what has more

const requests = [
  'GET / HTTP/1.1\r\nHOST: a\r\n\r\n',
  'GET / HTTP/1.1\r\nhost:\r\n\r\n',
  'GET / HTTP/1.1\r\nX: y\r\n\r\n',
  'GET / HTTP/1.0\r\n\r\n',
  'GET / HTTP/1.1\r\nA: 1\r\nB: 2\r\nC: 3\r\nHost: cut\r\n\r\n',
  'GET / HTTP/1.1\r\nA: 1\r\nB: 2\r\nHost: kept\r\nD: 4\r\n\r\n',
  'POST / HTTP/1.1\r\nHost: a\r\nEXPECT: 100-continue\r\nContent-Length: 0\r\n\r\n',
  'POST / HTTP/1.1\r\nHost: a\r\nExpect: magic\r\nContent-Length: 0\r\n\r\n',
  'POST / HTTP/1.1\r\nHost: a\r\nExpect:\r\nContent-Length: 0\r\n\r\n',
];
server.listen(0, function next() {
  const text = requests.shift();
  if (text === undefined) return server.close();
  const socket = net.connect(server.address().port, () => socket.end(text));
  let answer = '';
  socket.setEncoding('latin1').on('data', (data) => { answer += data; });
  socket.on('close', () => {
    console.log(JSON.stringify(text), answer.split('\r\n').filter((line) => !/^(date|keep-alive):/i.test(line)));
    next();
  });
});
