const http = require('http');
const server = http.createServer((request, response) => {
  console.log('request', request.headers.expect);
  request.on('data', (chunk) => console.log('server got', String(chunk)));
  request.on('end', () => response.end('done'));
});
function ask(next) {
  const request = http.request({ port: server.address().port, method: 'POST', agent: false,
                                 headers: { 'Expect': '100-continue', 'Content-Length': 4 } });
  request.on('continue', () => { console.log('continue'); request.end('body'); });
  request.on('information', (information) => console.log('information', information.statusCode));
  request.on('response', (response) => {
    console.log('response', response.statusCode);
    response.resume().on('end', next);
    if (response.statusCode !== 200) request.end('none');
  });
  request.on('close', () => console.log('request close'));
  request.flushHeaders();
}
server.listen(0, () => ask(() => {
  server.on('checkContinue', (request, response) => {
    console.log('checkContinue');
    response.writeHead(417, { Connection: 'close' });
    response.end();
  });
  ask(() => server.close(() => console.log('closed')));
}));
