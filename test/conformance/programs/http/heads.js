// nodes: >=12
// The head that a message gets, from headers of all kinds, as it goes over the wire.
const http = require('http');
const net = require('net');

const cases = [
  ['nothing', (res) => res.end()],
  ['text', (res) => res.end('abc')],
  ['chunks', (res) => { res.write('a'); res.end('b'); }],
  ['named', (res) => { res.setHeader('X-One', 1); res.setHeader('X-Two', 'two'); res.end('abc'); }],
  ['lists', (res) => { res.setHeader('Set-Cookie', ['a=1', 'b=2']); res.end('abc'); }],
  ['latin', (res) => { res.setHeader('X-Latin', 'caf\u00e9'); res.end('abc'); }],
  ['closes', (res) => { res.setHeader('Connection', 'Close'); res.end('abc'); }],
  ['closes among others', (res) => { res.setHeader('connection', 'x-disclose, close;q'); res.end('abc'); }],
  ['only sounds like it', (res) => { res.setHeader('Connection', 'closed, x_close'); res.end('abc'); }],
  ['length', (res) => { res.setHeader('content-length', '3'); res.end('abc'); }],
  ['encoding', (res) => { res.setHeader('Transfer-Encoding', 'chunked'); res.end('abc'); }],
  ['own keep-alive', (res) => { res.setHeader('Keep-Alive', 'timeout=9'); res.end('abc'); }],
  ['own date', (res) => { res.setHeader('Date', 'today'); res.end('abc'); }],
  ['no date', (res) => { res.sendDate = false; res.end('abc'); }],
  ['removed', (res) => {
    for (const name of ['connection', 'content-length', 'transfer-encoding', 'date']) res.removeHeader(name);
    res.end('abc');
  }],
  ['trailer', (res) => {
    res.setHeader('Trailer', 'X-Sum');
    res.write('a');
    res.addTrailers({ 'X-Sum': '1' });
    res.end();
  }],
  ['trailer without chunks', (res) => {
    res.setHeader('Trailer', 'X-Sum');
    res.setHeader('Content-Length', 1);
    try {
      res.write('a');
    } catch (error) {
      console.log(error.code, error.message);
      res.destroy();
    }
  }],
  ['status', (res) => { res.statusCode = 404; res.statusMessage = 'Gone Fishing'; res.end('abc'); }],
  ['204', (res) => { res.statusCode = 204; res.end(); }],
  ['304 in chunks', (res) => {
    res.statusCode = 304;
    res.setHeader('Transfer-Encoding', 'chunked');
    res.end();
  }],
  ['writeHead', (res) => { res.writeHead(201, { 'X-One': 1, 'X-List': ['a', 'b'] }); res.end('abc'); }],
  ['both ways', (res) => {
    res.setHeader('X-One', 1);
    res.writeHead(200, { 'x-one': 2, 'y': 3 });
    res.end('abc');
  }],
  ['not kept', (res) => { res.shouldKeepAlive = false; res.end('abc'); }],
  ['most of them', (res) => { res._maxRequestsPerSocket = 7; res.end('abc'); }],
  ['another length', (res) => { res._keepAliveTimeout = 2999; res.end('abc'); }],
  ['a getter', (res) => {
    Object.defineProperty(res, 'sendDate', { get() { console.log('asked'); return false; } });
    res.end('abc');
  }],
  ['a getter that throws', (res) => {
    Object.defineProperty(res, 'shouldKeepAlive', { get() { throw new Error('no'); } });
    try {
      res.end('abc');
    } catch (error) {
      console.log(error.message);
      res.destroy();
    }
  }],
];

let next = 0;
const server = http.createServer((request, response) => cases[next][1](response));
server.keepAliveTimeout = 4000;
server.listen(0, function ask() {
  if (next === cases.length) return server.close();
  console.log(`-- ${cases[next][0]}`);
  const socket = net.connect(server.address().port);
  socket.end(`GET / HTTP/1.1\r\nHost: a\r\n${next % 2 ? 'Connection: close\r\n' : ''}\r\n`);
  let text = '';
  socket.setEncoding('latin1');
  socket.on('data', (data) => { text += data; });
  socket.on('error', () => {});
  socket.on('close', () => {
    console.log(JSON.stringify(text.replace(/^Date: .*GMT/m, 'Date: now')));
    next++;
    ask();
  });
});
