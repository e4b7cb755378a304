// A connection without a request is kept for keepAliveTimeout, from 20.20 on for a second more.
const http = require('http');

const agent = new http.Agent({ keepAlive: true });
const server = http.createServer((request, response) => response.end('kept'));
server.keepAliveTimeout = 40;
server.on('connection', (socket) => socket.on('close', () => console.log('the server lost it')));
server.listen(0, () => {
  http.get({ port: server.address().port, agent }, (response) => {
    console.log(response.headers.connection);
    response.socket.on('close', () => console.log('the client lost it'));
    response.resume();
    response.on('end', () => console.log('end'));
  });
  setTimeout(() => {
    console.log('closing');
    server.close(() => console.log('closed'));
  }, 150);
});
