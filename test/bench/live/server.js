// What `./dev bench live` asks: the same under real Node and on the live host.
const http = require('http');
const server = http.createServer((request, response) => {
  response.setHeader('Content-Type', 'text/plain');
  response.end('hello ' + request.url);
});
server.listen(Number(process.argv[2]), '127.0.0.1', () => console.log('listening on ' + server.address().port));
