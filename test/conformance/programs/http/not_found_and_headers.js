const http = require('http');
const server = http.createServer((request, response) => {
  response.statusCode = request.url === '/' ? 200 : 404;
  response.setHeader('X-Url', request.url);
  response.end();
});
server.listen(0, () => {
  const { port } = server.address();
  const get = (path, then) => http.get({ port, path, agent: false }, (response) => {
    console.log(response.statusCode, response.headers['x-url']);
    response.resume().on('end', then);
  });
  get('/', () => get('/x', () => server.close()));
});
