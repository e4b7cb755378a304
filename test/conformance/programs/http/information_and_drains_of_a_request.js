// What a client hears of a 102 and of a body that was too much at once.
const http = require('http');

const server = http.createServer((request, response) => {
  if (request.url === '/') response.writeProcessing();
  request.resume();
  request.on('end', () => response.end());
});
server.listen(0, () => {
  const { port } = server.address();
  const first = http.get({ port, agent: false }, (response) => {
    response.resume();
    response.on('end', () => {
      const second = http.request({ port, agent: false, method: 'POST', path: '/body' }, (answer) => {
        answer.resume();
        answer.on('end', () => server.close(() => console.log('closed')));
      });
      second.on('drain', () => console.log('drain'));
      console.log(second.write(Buffer.alloc(30000)), second.write(Buffer.alloc(30000)));
      second.end();
    });
  });
  first.on('information', (information) => console.log(Object.keys(information)));
});
