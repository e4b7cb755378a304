const http = require('http');
const server = http.createServer((request, response) => {
  let body = '';
  request.on('data', (chunk) => { body += chunk; });
  request.on('end', () => { console.log('server got', body); response.end(JSON.stringify({ length: body.length })); });
});
server.listen(0, () => {
  const request = http.request({ method: 'POST', port: server.address().port, agent: false }, (response) => {
    let text = '';
    response.on('data', (chunk) => { text += chunk; });
    response.on('end', () => { console.log(text); server.close(); });
  });
  request.write('one ');
  request.end('two');
});
