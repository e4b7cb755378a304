// nodes: >=14
const http = require('http'), net = require('net');
require('events').captureRejections = true;
const server = http.createServer(async (request, response) => {
  response.setHeader('x-leak', 'yes');
  if (request.url === '/sent') response.write('half');
  throw new Error('rejected');
});
const plain = net.createServer(async () => { throw new Error('of a connection'); });
plain.on('connection', (socket) => socket.on('error', (error) => console.log('socket error', error.message)));
plain.on('error', (error) => console.log('plain error', error.message));
plain.on('close', async () => console.log('plain close'));
const ask = (path, next) => http.get({ port: server.address().port, path, agent: false }, (response) => {
  let text = '';
  response.setEncoding('utf8').on('data', (chunk) => { text += chunk; });
  response.on('error', (error) => console.log('response', error.code));
  response.on('close', () => {
    console.log(path, response.statusCode, response.headers['x-leak'], response.complete, text);
    next();
  });
}).on('error', (error) => console.log('request', error.code));
server.listen(0, () => ask('/first', () => ask('/sent', () => {
  server.close();
  plain.listen(0, () => {
    net.connect(plain.address().port).on('error', () => {}).on('close', () => {
      console.log('connection closed');
      plain.close();
    });
  });
})));
