// What follows a request that closes the connection: in 10, 12 and 14 it is read as the next one.
const http = require('http');
const net = require('net');
const server = http.createServer((request, response) => {
  console.log(request.method, request.url);
  response.end(`answer ${request.url}`);
});
server.on('clientError', (error, socket) => {
  console.log(error.code);
  socket.destroy();
});
const heads = (text) => text.split('\r\n').filter((line) => !/^(Date|Connection|Keep-Alive):/.test(line));
const close = 'GET /a HTTP/1.1\r\nHost: here\r\nConnection: close\r\n\r\n';
const texts = [`${close}x`, `${close}GET /b HTTP/1.1\r\nHost: here\r\nConnection: close\r\n\r\n`, `${close}\r\n`];
const next = () => {
  const text = texts.shift();
  if (text === undefined) return server.close(() => console.log('closed'));
  let answer = '';
  const client = net.connect(server.address().port, '127.0.0.1', () => client.write(text));
  client.on('data', (data) => { answer += data; }).on('error', () => {}).on('close', () => {
    console.log(heads(answer));
    setTimeout(next, 20);
  });
};
server.listen(0, '127.0.0.1', next);
