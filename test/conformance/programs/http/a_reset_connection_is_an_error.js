const http = require('http');
const net = require('net');
const server = net.createServer((socket) => {
  socket.once('data', () => socket.destroy());
  socket.on('close', (hadError) => console.log('server socket close', hadError));
});
server.listen(0, () => {
  const request = http.get({ port: server.address().port, agent: false }, () => console.log('never'));
  request.on('error', (error) => console.log(error.code, error.message, error instanceof Error));
  request.on('abort', () => console.log('never'));
  request.on('close', () => { console.log('close'); server.close(); });
});
