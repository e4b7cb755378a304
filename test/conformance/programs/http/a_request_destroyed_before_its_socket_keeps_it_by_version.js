// From Node 24 on the agent keeps the connection of a request that was destroyed before it had its socket.
const http = require('http');
const agent = new http.Agent({ keepAlive: true });
agent.on('free', () => console.log('free'));
let connections = 0;
const server = http.createServer((request, response) => response.end('hello'));
server.on('connection', (socket) => {
  const number = ++connections;
  console.log('connection', number);
  socket.on('close', () => console.log('closed', number));
});
server.listen(0, '127.0.0.1', () => {
  const options = { port: server.address().port, host: '127.0.0.1', agent };
  const early = http.get(options);
  early.on('error', (error) => console.log('error', error.message));
  early.on('close', () => console.log('close'));
  early.destroy();
  setTimeout(() => {
    console.log(Object.keys(agent.sockets).length, Object.keys(agent.freeSockets).length);
    http.get(options, (response) => {
      response.resume();
      response.on('end', () => setTimeout(() => {
        agent.destroy();
        server.close(() => console.log('server closed'));
      }, 30));
    });
  }, 50);
});
