// As servers end in order: a listener to SIGINT closes, and the loop ends by itself.
'use strict';
const http = require('http');

const server = http.createServer((request, response) => response.end('ok'));
server.listen(0, '127.0.0.1', () => {
  const port = server.address().port;
  http.get({ port, host: '127.0.0.1', agent: false }, (response) => {
    response.resume();
    response.on('end', () => process.kill(process.pid, 'SIGINT'));
  });
});
process.on('SIGINT', (name) => {
  console.log('closing', name);
  server.close(() => console.log('closed'));
});
process.on('beforeExit', () => console.log('beforeExit'));
