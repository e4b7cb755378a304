// Until Node 12 only the socket is destroyed, when there is one, and a request that never had one tells of no 'close'.
const http = require('http');
const server = http.createServer(() => {});
function ask(name, port, then) {
  const request = http.get({ port, host: '127.0.0.1', agent: false }, () => console.log('never'));
  for (const event of ['abort', 'close', 'error', 'socket']) {
    request.on(event, (value) => console.log(name, event, value && value.code));
  }
  then(request);
}
server.listen(0, '127.0.0.1', () => {
  const { port } = server.address();
  ask('aborted', port, (request) => request.abort());
  ask('destroyed', port, (request) => request.destroy());
  setTimeout(() => ask('aborted in a tick', port, (request) => process.nextTick(() => request.abort())), 50);
  setTimeout(() => server.close(() => console.log('closed')), 150);
});
