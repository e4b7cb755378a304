// From 20 on writeHead() is called once; before, a second head is one more, unless headers were set by name.
const http = require('http');
function attempt(act) {
  try {
    act();
    console.log('written');
  } catch (error) {
    console.log(error.code, error.message);
  }
}
const server = http.createServer((request, response) => {
  if (request.url === '/named') response.setHeader('a', 'b');
  attempt(() => response.writeHead(200));
  attempt(() => response.writeHead(201));
  attempt(() => response.writeHead(202, { x: 1 }));
  attempt(() => response.writeHead(99));
  response.end();
});
const get = (path, behind) => http.get({ port: server.address().port, path, agent: false }, (response) => {
  console.log(path, response.statusCode);
  response.resume().on('end', behind);
});
server.listen(0, () => get('/plain', () => get('/named', () => server.close())));
