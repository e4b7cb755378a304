// hosts: virtual
// J16: what the first request and its answer compile takes more than ten milliseconds.
const http = require('http');

const server = http.createServer((request, response) => {
  console.log('request', request.url);
  response.end('ok');
});
server.listen(0, '127.0.0.1', () => {
  http.get({ port: server.address().port, host: '127.0.0.1', agent: false }, (response) => {
    console.log('response', response.statusCode);
    response.resume();
    response.on('end', () => server.close(() => console.log('closed')));
  });
});
setTimeout(() => console.log('3 ms'), 3);
setTimeout(() => console.log('100 ms'), 100);
