const http = require('http');
const server = http.createServer((request, response) => {
  if (request.url === '/slow') return;
  response.setTimeout(30, () => { console.log('response timeout'); response.end('late'); });
});
server.listen(0, () => {
  const { port } = server.address();
  const first = http.get({ port, path: '/slow', agent: false, timeout: 40 });
  first.on('timeout', () => { console.log('timeout'); first.destroy(); });
  first.on('error', (error) => console.log(error.code, error.message));
  first.on('close', () => {
    console.log('close', first.destroyed);
    const second = http.get({ port, path: '/', agent: false }, (response) => {
      response.on('data', (chunk) => console.log(String(chunk)));
      response.on('end', () => server.close(() => console.log('closed')));
    });
    second.setTimeout(500, () => console.log('never'));
  });
});
