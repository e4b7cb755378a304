const http = require('http');
const net = require('net');
const waiting = [];
const server = http.createServer((request, response) => {
  console.log('request', request.url);
  waiting.push(response);
  if (waiting.length < 3) return;
  // Answered backwards; the wire has them in the order of the requests.
  for (const [index, answer] of [...waiting.entries()].reverse()) {
    answer.on('finish', () => console.log('finish', index));
    answer.on('close', () => console.log('close', index));
    answer.end(`answer ${index};`);
  }
});
server.listen(0, () => {
  const socket = net.connect(server.address().port);
  socket.setEncoding('latin1');
  let text = '';
  socket.on('data', (chunk) => { text += chunk; });
  socket.on('close', () => {
    console.log(text.match(/answer \d/g).join(), text.match(/HTTP\/1.1 200/g).length);
    server.close();
  });
  const get = (path, more = '') => `GET ${path} HTTP/1.1\r\nHost: x\r\n${more}\r\n`;
  socket.write(get('/0') + get('/1') + get('/2', 'Connection: close\r\n'));
});
