// An answer that comes in one piece: its body and its end are told by 'readable', in 10 by one event.
const http = require('http');
const server = http.createServer((request, response) => {
  request.resume();
  if (request.url === '/b') response.write('first ');
  setTimeout(() => response.end('last'), 20);
});
server.listen(0, '127.0.0.1', () => {
  const get = (path, then) => http.get({ port: server.address().port, host: '127.0.0.1', path, agent: false }, (response) => {
    response.on('readable', () => {
      console.log(path, 'readable');
      for (let chunk; (chunk = response.read()) !== null;) console.log(path, String(chunk));
    });
    response.on('end', () => console.log(path, 'end'));
    response.socket.on('close', () => setTimeout(then, 20));
  });
  const iterate = (path, then) => http.get({ port: server.address().port, host: '127.0.0.1', path, agent: false },
    async (response) => {
      response.on('readable', () => console.log(path, 'readable'));
      response.socket.on('close', () => setTimeout(then, 20));
      for await (const chunk of response) console.log(path, String(chunk));
      console.log(path, 'over');
    });
  get('/a', () => get('/b', () => iterate('/a', () => iterate('/b', () => server.close(() => console.log('closed'))))));
});
