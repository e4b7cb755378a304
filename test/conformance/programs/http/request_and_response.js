const http = require('http');
const server = http.createServer((request, response) => {
  console.log(request.method, request.url);
  response.writeHead(201, { 'content-type': 'text/plain', 'x-a': 'b' });
  response.end('hello');
});
server.listen(0, () => {
  http.get({ port: server.address().port, path: '/x', agent: false }, (response) => {
    console.log(response.statusCode, response.headers['x-a']);
    response.setEncoding('utf8');
    response.on('data', (text) => console.log(text));
    response.on('end', () => { console.log('end'); server.close(() => console.log('closed')); });
  });
});
