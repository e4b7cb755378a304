// What the parser makes of heads: which headers count, with headers asked for early, classes and methods of
// the user's, and a listener that throws in the middle.
const http = require('http');
const net = require('net');

class Request extends http.IncomingMessage {
  constructor(socket) {
    super(socket);
    this.mine = true;
  }
}
const added = [];
// Node 22 refuses requests with more headers; before, the others do not count.
const most = parseInt(process.versions.node) < 22 ? 2 : 9;
class Counting extends http.IncomingMessage {
  _addHeaderLines(lines, count) {
    added.push(`${lines.length} ${count}`);
    super._addHeaderLines(lines, count);
  }
}
function show(request) {
  return [request.method, request.url, request.httpVersion, request.httpVersionMajor, request.httpVersionMinor,
    request.upgrade, request.complete, request.statusCode, request.mine, request.rawHeaders.join('|'),
    JSON.stringify(request.headers), JSON.stringify(request.trailers)].join(' ');
}
function ask(options, setUp, text, then) {
  const server = http.createServer(options, (request, response) => {
    console.log(show(request));
    let body = '';
    request.on('data', (data) => { body += data; });
    request.on('end', () => {
      console.log(JSON.stringify(body), request.complete, request.rawTrailers.join('|'),
        JSON.stringify(request.trailers));
      response.end(`${request.constructor.name}`);
    });
  });
  setUp(server);
  server.listen(0, () => {
    const socket = net.connect(server.address().port);
    socket.on('data', (data) => console.log(String(data).split('\r\n\r\n').pop()));
    socket.on('close', () => {
      server.close();
      then();
    });
    socket.end(text);
  });
}
const lines = (...list) => `${list.join('\r\n')}\r\n\r\n`;
const none = () => {};
ask({}, none, lines('GET /a HTTP/1.1', 'Host: a', 'X:  1  ', 'x: 2', 'Connection: close'), () => {
  ask({}, none, lines('GET /old HTTP/1.0'), () => {
    ask({ IncomingMessage: Request }, (server) => { server.maxHeadersCount = most; },
      lines('GET /few HTTP/1.1', 'Host: a', 'A: 1', 'B: 2', 'Connection: close'), () => {
        ask({ IncomingMessage: Counting }, (server) => { server.maxHeadersCount = 0; },
          lines('POST /trailers HTTP/1.1', 'Host: a', 'Transfer-Encoding: chunked', 'Connection: close') +
          '3\r\nabc\r\n0\r\nSum: 1\r\n\r\n', () => {
            console.log(added.join());
            last();
          });
      });
  });
});

function last() {
  const server = http.createServer(() => { throw new Error('in the listener'); });
  process.once('uncaughtException', (error) => {
    console.log(error.message);
    server.close();
    socket.destroy();
  });
  let socket;
  server.listen(0, () => {
    socket = net.connect(server.address().port);
    socket.write(lines('GET / HTTP/1.1', 'Host: a'));
  });
}
