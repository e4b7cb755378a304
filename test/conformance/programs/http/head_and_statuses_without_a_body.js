const http = require('http');
const server = http.createServer((request, response) => {
  const status = Number(request.url.slice(1));
  response.statusCode = status;
  if (request.method === 'HEAD') response.setHeader('Content-Length', 5);
  console.log(response.write('hello'), response.headersSent);
  response.end(() => console.log('finished', status));
});
server.listen(0, async () => {
  for (const [method, path] of [['HEAD', '/200'], ['GET', '/204'], ['GET', '/304'], ['GET', '/200'], ['DELETE', '/205']]) {
    await new Promise((resolve) => {
      http.request({ port: server.address().port, method, path, agent: false }, (response) => {
        let length = 0;
        const { 'content-length': given, 'transfer-encoding': encoding, connection } = response.headers;
        console.log(method, path, response.statusCode, response.statusMessage, given, encoding, connection);
        response.on('data', (chunk) => { length += chunk.length; });
        response.on('end', () => console.log('end', length));
        response.on('close', resolve);
      }).end();
    });
  }
  server.close();
});
