const http = require('http');
const agent = new http.Agent({ keepAlive: true, maxSockets: 2 });
const server = http.createServer((request, response) => setTimeout(() => response.end(request.url), 20));
server.listen(0, () => {
  const { port } = server.address();
  let left = 5;
  const show = () => {
    const count = (lists) => Object.values(lists).reduce((sum, list) => sum + list.length, 0);
    return `${count(agent.sockets)} ${count(agent.freeSockets)} ${count(agent.requests)}`;
  };
  for (let i = 0; i < 5; i++) {
    const request = http.get({ port, agent, path: `/${i}` }, (response) => {
      let body = '';
      response.on('data', (chunk) => { body += chunk; });
      response.on('end', () => {
        console.log('end', body, request.reusedSocket, show());
        if (--left === 0) setTimeout(() => { console.log(show()); agent.destroy(); server.close(); }, 5);
      });
    });
    request.on('close', () => console.log('close', i));
  }
  console.log(show());
});
