const http = require('http');
const server = http.createServer((request, response) => {
  console.log(request.headers['transfer-encoding'], request.headers['content-length']);
  response.writeHead(200, { Trailer: 'X-Sum' });
  let sum = 0;
  request.on('data', (chunk) => { sum += chunk.length; response.write(chunk); });
  request.on('end', () => {
    console.log('request trailers', request.trailers, request.rawTrailers);
    response.addTrailers({ 'X-Sum': String(sum) });
    response.end();
  });
});
server.listen(0, () => {
  const request = http.request({ port: server.address().port, method: 'POST', agent: false }, (response) => {
    const chunks = [];
    response.on('data', (chunk) => chunks.push(chunk));
    response.on('end', () => {
      console.log(Buffer.concat(chunks).toString(), response.trailers, response.complete);
      server.close();
    });
  });
  request.setHeader('Trailer', 'X-End');
  request.write('one,');
  setTimeout(() => {
    request.write(Buffer.from('two,'));
    request.addTrailers({ 'X-End': 'yes' });
    request.end('three');
  }, 10);
});
