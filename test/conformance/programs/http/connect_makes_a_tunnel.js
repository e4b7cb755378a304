const http = require('http');
const net = require('net');
const origin = http.createServer((request, response) => response.end(`origin ${request.url}`));
const proxy = http.createServer();
proxy.on('connect', (request, socket, head) => {
  console.log('connect', request.url.split(':')[0], head.length);
  const target = net.connect(Number(request.url.split(':')[1]), () => {
    socket.write('HTTP/1.1 200 Connection Established\r\n\r\n');
    target.pipe(socket);
    socket.pipe(target);
  });
});
origin.listen(0, () => proxy.listen(0, () => {
  const request = http.request({ port: proxy.address().port, method: 'CONNECT', agent: false,
                                 path: `localhost:${origin.address().port}` });
  request.on('connect', (response, socket) => {
    console.log(response.statusCode, response.statusMessage);
    http.get({ createConnection: () => socket, path: '/x', agent: false, host: 'localhost' }, (answer) => {
      answer.on('data', (chunk) => console.log(String(chunk)));
      answer.on('end', () => { console.log('end'); socket.end(); origin.close(); proxy.close(); });
    });
  });
  request.end();
}));
