const http = require('http');
const server = http.createServer((request, response) => {
  request.on('close', () => { console.log('server close'); });
  response.on('close', () => server.close());
});
server.listen(0, () => {
  const { port } = server.address();
  const early = http.get({ port, agent: false });
  early.on('error', (error) => console.log('early', error.code, error.message));
  early.on('close', () => {
    console.log('early close');
    const late = http.get({ port, agent: false });
    late.on('socket', (socket) => socket.on('connect', () => setTimeout(() => late.destroy(new Error('mine')), 20)));
    late.on('error', (error) => console.log('late', error.message));
    late.on('close', () => console.log('late close', late.destroyed, late.aborted));
  });
  early.destroy();
});
