const http = require('http');
const server = http.createServer((request, response) => {
  for (const event of ['finish', 'close', 'error']) {
    response.on(event, (error) => console.log('response', event, error && error.code));
  }
  response.end('x', () => console.log('ended'));
  setImmediate(() => {
    console.log(response.write('late', (error) => console.log('late', error && error.code)));
    console.log(response.write('later', 'utf8', (error) => console.log('later', error && error.code)));
  });
});
server.listen(0, '127.0.0.1', () => {
  http.get({ port: server.address().port, host: '127.0.0.1', agent: false }, (response) => {
    response.on('data', (data) => console.log('got', String(data)));
    response.on('end', () => setTimeout(() => server.close(() => console.log('closed')), 50));
  });
});
