// nodes: >=18
// From Node 26 on a connection that has said nothing yet is idle; one in the middle of a request is not.
const http = require('http');
const net = require('net');
const server = http.createServer((request, response) => response.end('hello'));
server.listen(0, '127.0.0.1', () => {
  const { port } = server.address();
  for (const text of ['', 'GET / HT', 'GET / HTTP/1.1\r\nHost: a\r\n\r\n']) {
    const socket = net.connect(port, '127.0.0.1');
    if (text) socket.write(text);
    socket.resume();
    socket.on('close', () => console.log('closed', text.length));
  }
  setTimeout(() => {
    console.log('closing');
    server.closeIdleConnections();
    server.close();
  }, 60);
  setTimeout(() => {
    console.log('all');
    server.closeAllConnections();
  }, 120);
});
