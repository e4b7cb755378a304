const http = require('http');
const agent = new http.Agent({ keepAlive: true, maxSockets: 1 });
const server = http.createServer((request, response) => response.end(request.url));
server.listen(0, () => {
  let left = 2;
  const names = ['data', 'end', 'close', 'error', 'drain', 'timeout'];
  for (let i = 0; i < 2; i++) {
    const request = http.get({ port: server.address().port, agent, path: `/${i}` });
    request.on('socket', (socket) => {
      console.log(i, request.reusedSocket, names.map((name) => `${name} ${socket.listenerCount(name)}`).join(', '));
      socket.on('close', () => console.log('socket close', i));
      socket.on('data', (chunk) => console.log('socket data', i, chunk.length > 50));
    });
    request.on('response', (response) => {
      console.log('response', i);
      response.resume();
      response.on('end', () => {
        console.log('end', i);
        if (--left === 0) process.nextTick(() => { agent.destroy(); server.close(); });
      });
    });
    request.on('close', () => console.log('request close', i));
  }
});
