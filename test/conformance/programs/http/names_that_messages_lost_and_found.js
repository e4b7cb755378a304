// Properties of messages that came or went with a version.
const http = require('http');

const server = http.createServer((request, response) => {
  response.setHeader('X-One', '1');
  console.log(response._headers, response._headerNames);
  console.log(typeof response.flush, response.strictContentLength, response.req === request);
  console.log(request.headersDistinct && Object.getPrototypeOf(request.headersDistinct) === null);
  console.log(typeof response.getRawHeaderNames);
  try {
    response.write(5);
  } catch (error) {
    console.log(error.code, error.message);
  }
  response.end();
});
server.listen(0, () => {
  const request = http.get({ port: server.address().port, agent: false }, (response) => {
    response.resume();
    response.on('end', () => server.close());
  });
  console.log(request.host, request.protocol);
});
