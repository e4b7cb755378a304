const http = require('http');
const server = http.createServer(() => console.log('never'));
server.on('upgrade', (request, socket, head) => {
  console.log('upgrade', request.headers.upgrade, String(head));
  socket.write('HTTP/1.1 101 Switching Protocols\r\nUpgrade: echo\r\nConnection: Upgrade\r\n\r\nfirst');
  socket.on('data', (chunk) => { console.log('server data', String(chunk)); socket.write(chunk); });
  socket.on('end', () => { console.log('server end'); socket.end(); });
});
server.listen(0, () => {
  const request = http.request({ port: server.address().port, agent: false,
                                 headers: { Connection: 'Upgrade', Upgrade: 'echo' } });
  request.on('response', () => console.log('never'));
  request.on('upgrade', (response, socket, head) => {
    console.log(response.statusCode, response.headers.upgrade, String(head));
    socket.on('data', (chunk) => { console.log('client data', String(chunk)); socket.end(); });
    socket.on('close', () => { console.log('client socket close'); server.close(); });
    socket.write('ping');
  });
  request.on('close', () => console.log('request close'));
  request.end();
});
