// end() with a text behind the end of a response: whether its callback and 'error' come, before 'close' and behind it.
const http = require('http');

const server = http.createServer((request, response) => {
  response.on('error', (error) => console.log('error', error.code));
  response.on('close', () => {
    console.log('close');
    response.end('more', (error) => console.log('ended', error && error.code));
    response.write('more', (error) => console.log('written', error && error.code));
    setTimeout(() => response.end('late', (error) => console.log('ended late', error && error.code)), 2);
  });
  response.end('x');
  response.end('y', (error) => console.log('ended twice', error && error.code));
  request.resume();
});
server.listen(0, () => {
  http.get({ port: server.address().port, agent: false }, (message) => {
    message.resume();
    message.on('end', () => server.close());
  });
});
setTimeout(() => {}, 50);
