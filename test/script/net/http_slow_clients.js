// A server with limits of its own ends what takes too long to be said, and nothing else.
const http = require('http'), net = require('net');
const server = http.createServer({ headersTimeout: 200, requestTimeout: 600, connectionsCheckingInterval: 50 },
  (request, response) => {
    request.on('error', ({ code }) => console.log(request.url, 'request', code));
    request.resume().on('end', () => {
      response.sendDate = false;
      setTimeout(() => response.end(request.url), request.url === '/slow-answer' ? 1200 : 0);
    });
  });
console.log(server.listenerCount('listening'));
const began = Date.now();
const lines = [];
const head = (method, url, more = '') => `${method} ${url} HTTP/1.1\r\nHost: a\r\n${more}\r\n`;
const cases = {
  'says nothing': [],
  'half a head': ['GET /half HTTP/1.1\r\nHo'],
  'half a body': [head('POST', '/half-body', 'Content-Length: 10\r\n'), 'abc'],
  'a slow answer': [head('GET', '/slow-answer', 'Connection: close\r\n')],
  'one, then half of another': [head('GET', '/one'), 'GET /another HT'],
};
let left = Object.keys(cases).length;
server.listen(0, '127.0.0.1', () => {
  for (const name of Object.keys(cases)) {
    const socket = net.connect(server.address().port, '127.0.0.1');
    let text = '';
    socket.setEncoding('utf8').on('data', (part) => { text += part; });
    socket.on('error', ({ code }) => lines.push(`${name} ${code}`));
    socket.on('close', () => {
      const ms = Date.now() - began;
      lines.push(`${name}: ${ms < 480 ? 'soon' : ms < 950 ? 'later' : 'last'} ${JSON.stringify(text)}`);
      if (--left > 0) return;
      console.log(lines.sort().join('\n'));
      server.close(() => console.log('closed'));
    });
    for (const [i, part] of cases[name].entries()) setTimeout(() => socket.write(part), 5 + 10 * i);
  }
});
