// A request in 10 and 12 does not know that it is destroyed, and destroys its socket as often as it is told to; its
// 'finish' comes behind a write of nothing until 14.
const http = require('http');
const server = http.createServer((request, response) => {
  console.log('writableFinished' in response, 'writableLength' in response, 'writableNeedDrain' in response);
  response.socket.destroy();
});
server.listen(0, '127.0.0.1', () => {
  const request = http.get({ port: server.address().port, host: '127.0.0.1', agent: false });
  console.log(request.destroyed, request.aborted);
  let errors = 0;
  request.on('finish', () => console.log('finish', request.destroyed));
  request.on('error', (error) => console.log('error', ++errors, error.message));
  request.on('close', () => {
    console.log('close', request.destroyed);
    setTimeout(() => {
      request.destroy(new Error('late'));
      setTimeout(() => {
        request.abort();
        console.log(typeof request.aborted);
        server.close(() => console.log('closed'));
      }, 20);
    }, 20);
  });
});
