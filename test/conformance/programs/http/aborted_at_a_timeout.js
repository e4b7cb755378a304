// Until Node 14 the server tells of it when it sees the end, before the client's socket has closed.
const http = require('http');
const server = http.createServer((request) => request.on('aborted', () => console.log('aborted')));
server.listen(0, '127.0.0.1', () => {
  const request = http.get({ port: server.address().port, host: '127.0.0.1' }, () => console.log('never'));
  request.setTimeout(20, () => {
    console.log('timeout');
    request.abort();
  });
  request.on('abort', () => console.log('abort'));
  request.on('error', (error) => console.log(error.code, error.message));
  request.on('close', () => {
    console.log('close');
    server.close();
  });
});
