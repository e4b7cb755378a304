// The FIN behind an answer that a timer gives: in Node 12 it waits for poll, so the client reads before the server is closed.
const http = require('http');

const server = http.createServer((request, response) => {
  server.close(() => console.log('server closed'));
  setTimeout(() => response.end('late'), 10);
  response.on('close', () => console.log('answer closed'));
});
server.listen(0, () => {
  http.get({ port: server.address().port, agent: false }, (response) => {
    console.log('response');
    response.on('data', () => console.log('data')).on('end', () => console.log('end'));
  }).on('close', () => console.log('request closed'));
});
