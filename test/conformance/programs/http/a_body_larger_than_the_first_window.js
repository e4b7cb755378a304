// The pieces of a body are those of TCP's receive window, which is small on a fresh connection.
'use strict';
const http = require('http');

const server = http.createServer((request, response) => {
  const sizes = [];
  request.on('data', (piece) => sizes.push(piece.length));
  request.on('end', () => {
    console.log(sizes.slice(1).join(' '));
    response.end();
  });
});
server.listen(0, '127.0.0.1', () => {
  const port = server.address().port;
  const request = http.request({ port, host: '127.0.0.1', agent: false, method: 'POST' }, (response) => {
    response.resume();
    response.on('end', () => server.close());
  });
  request.end(Buffer.alloc(250000));
});
