const http = require('http');
const server = http.createServer((request, response) => {
  request.on('aborted', () => console.log('server aborted'));
  request.on('error', (error) => console.log('server request error', error.code));
  request.on('close', () => console.log('server request close'));
  response.on('close', () => {
    console.log('server response close', response.writableEnded, response.writableFinished);
    if (request.url === '/2') server.close();
  });
  response.writeHead(200, { 'Content-Length': 100 });
  response.write('part');
  if (request.url === '/1') setTimeout(() => request.socket.destroy(), 30);
});
function ask(path, onResponse) {
  const request = http.get({ port: server.address().port, path, agent: false }, (response) => {
    response.on('data', (chunk) => console.log('data', String(chunk)));
    response.on('aborted', () => console.log('aborted'));
    response.on('error', (error) => console.log('response error', error.code, error.message));
    response.on('end', () => console.log('end'));
    response.on('close', () => console.log('response close', response.complete, response.aborted));
    onResponse(request, response);
  });
  request.on('error', (error) => console.log('request error', error.code));
  request.on('close', () => console.log('request close'));
  return request;
}
server.listen(0, () => ask('/1', () => {}).on('close', () => {
  setTimeout(() => ask('/2', (request, response) => response.once('data', () => request.destroy())), 20);
}));
