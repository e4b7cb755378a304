// What was ended before there is a socket is sent as soon as there is one: in 10 and 12 before the listeners of
// 'socket' hear of it, later behind them. A request that is over and destroyed takes its kept connection with it,
// in 10 and 12.
const http = require('http');
const server = http.createServer((request, response) => {
  request.resume().on('end', () => response.end(`for ${request.method}`));
});
server.on('connection', (socket) => socket.on('close', () => console.log('the connection is closed')));
const listen = (request, name) => {
  for (const event of ['prefinish', 'socket', 'abort']) request.on(event, () => console.log(name, event));
  request.on('error', (error) => console.log(name, error.code));
};
server.listen(0, '127.0.0.1', () => {
  const agent = new http.Agent({ keepAlive: true, maxSockets: 1 });
  const to = { port: server.address().port, host: '127.0.0.1' };
  const first = http.request({ ...to, method: 'POST', agent: false }, (response) => {
    response.resume().on('end', () => setTimeout(kept, 20));
  });
  listen(first, 'POST');
  first.end('text');
  const kept = () => {
    const second = http.get({ ...to, agent }, (response) => {
      response.resume().on('end', () => setTimeout(() => {
        second.destroy();
        setTimeout(() => {
          console.log('over');
          agent.destroy();
          server.close(() => console.log('closed'));
        }, 20);
      }, 20));
    });
    listen(second, 'GET');
  };
});
