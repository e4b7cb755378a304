const http = require('http');
const server = http.createServer((request, response) => {
  response.on('error', (error) => console.log('response error', error.code));
  response.on('finish', () => console.log('finish'));
  response.on('close', () => console.log('close'));
  response.end('done', () => console.log('end callback'));
  console.log(response.write('more', (error) => console.log('write callback', error.code)));
  response.end('again', (error) => console.log('second end', error && error.code));
  console.log(response.writableEnded, response.finished);
});
server.listen(0, () => http.get({ port: server.address().port, agent: false }, (response) => {
  response.on('data', (chunk) => console.log(String(chunk)));
  response.on('end', () => { console.log('end'); server.close(); });
}));
