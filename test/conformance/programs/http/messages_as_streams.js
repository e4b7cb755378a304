const http = require('http');
const { Transform, pipeline } = require('stream');
const upper = () => new Transform({ transform(chunk, encoding, callback) { callback(null, String(chunk).toUpperCase()); } });
const server = http.createServer((request, response) => {
  pipeline(request, upper(), response, (error) => console.log('server pipeline', error && error.code));
});
server.listen(0, () => {
  const request = http.request({ port: server.address().port, method: 'PUT', agent: false }, async (response) => {
    response.setEncoding('utf8');
    for await (const chunk of response) console.log('chunk', chunk);
    console.log(response.readableEnded, response.destroyed);
    server.close();
  });
  request.write('héllo ');
  setTimeout(() => { request.write('wörld', 'latin1'); request.end('21', 'hex'); }, 150);
});
