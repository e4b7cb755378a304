// nodes: >=18
// closeIdleConnections() leaves those alone that have begun to say something, also behind a request that was
// answered. An empty line begins nothing.
const http = require('http');
const net = require('net');

const whole = 'GET / HTTP/1.1\r\nHost: a\r\n\r\n';
const texts = [
  whole, `${whole}GET /1`, `${whole}\r\n`, `${whole}POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\n\r\nab`,
  `${whole}nonsense`, 'GE', '\r\n',
];
const next = () => {
  if (texts.length === 0) return;
  const text = texts.shift();
  console.log(JSON.stringify(text));
  const server = http.createServer((request, response) => {
    request.resume();
    request.on('error', () => {});
    response.end('x');
  });
  server.on('clientError', (error, socket) => setTimeout(() => socket.destroy(), 45));
  server.on('connection', (socket) => {
    for (const name of ['end', 'close']) socket.on(name, () => console.log('connection', name));
  });
  server.listen(0, '127.0.0.1', () => {
    const client = net.connect(server.address().port, '127.0.0.1');
    client.write(text);
    client.resume();
    client.on('close', () => console.log('client closed'));
    setTimeout(() => {
      server.closeIdleConnections();
      setTimeout(() => {
        console.log('later');
        client.destroy();
        server.close();
        setTimeout(next, 90);
      }, 30);
    }, 30);
  });
};
next();
