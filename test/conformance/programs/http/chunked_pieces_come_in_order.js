const http = require('http');
const server = http.createServer((request, response) => {
  response.write('a');
  setTimeout(() => { response.write('b'); setTimeout(() => response.end('c'), 10); }, 10);
});
server.listen(0, () => http.get({ port: server.address().port, agent: false }, (response) => {
  console.log(response.headers['transfer-encoding']);
  response.on('data', (chunk) => console.log(String(chunk)));
  response.on('end', () => server.close(() => console.log('closed')));
}));
