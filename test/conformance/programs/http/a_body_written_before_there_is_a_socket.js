// What write() of a request says before it has its socket, and when it drains.
const http = require('http');
const server = http.createServer((request, response) => {
  request.resume();
  request.on('end', () => response.end());
}).listen(0, () => {
  const request = http.request({ port: server.address().port, method: 'POST', agent: false }, (response) => {
    console.log('response', response.statusCode);
    response.resume().on('end', () => server.close());
  });
  request.on('drain', () => console.log('drain'));
  console.log(request.write('first'), request.headersSent);
  setTimeout(() => {
    console.log(request.write('second'));
    request.end(() => console.log('end'));
  }, 50);
});
