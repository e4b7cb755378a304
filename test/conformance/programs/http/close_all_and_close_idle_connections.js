// nodes: >=18.2
const http = require('http');
const agent = new http.Agent({ keepAlive: true });
const server = http.createServer((request, response) => {
  if (request.url === '/wait') return;
  response.end('ok');
});
server.on('connection', (socket) => socket.on('close', () => console.log('connection closed')));
server.listen(0, () => {
  const { port } = server.address();
  http.get({ port, agent, path: '/idle' }, (response) => response.resume().on('end', () => setTimeout(() => {
    const request = http.get({ port, agent: false, path: '/wait' });
    request.on('error', (error) => console.log('request error', error.code));
    request.on('close', () => { console.log('request close'); agent.destroy(); });
    setTimeout(() => {
      console.log('idle');
      server.closeIdleConnections();
      setTimeout(() => {
        console.log('all');
        server.close(() => console.log('server closed'));
        server.closeAllConnections();
      }, 20);
    }, 20);
  }, 20)));
});
