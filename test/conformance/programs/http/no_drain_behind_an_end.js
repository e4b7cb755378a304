// Who has ended a message hears of no 'drain', though what he wrote had no room.
// nodes: >=14
const http = require('http');
const server = http.createServer((request, response) => {
  for (const event of ['drain', 'finish', 'close']) response.on(event, () => console.log('response', event));
  if (request.url === '/ended') {
    response.write('x'.repeat(100000));
    response.end('end');
  } else {
    response.write('x'.repeat(100000));
    response.once('drain', () => response.end('end'));
  }
});
const get = (port, path, then) => http.get({ port, path, agent: false }, (response) => {
  response.resume();
  response.on('end', () => console.log('end'));
  response.on('close', then);
});
server.listen(0, () => {
  const { port } = server.address();
  get(port, '/ended', () => setTimeout(() => get(port, '/drained', () => server.close(() => console.log('closed'))), 20));
});
