// What came later is missing from a stream or a socket, too, whose module the script did not ask for.
const fs = require('fs');
const http = require('http');

const file = fs.createReadStream(__filename);
console.log(typeof file.map, typeof file.compose, typeof file.iterator);
file.destroy();
const server = http.createServer((request, response) => {
  console.log(typeof request.socket.resetAndDestroy);
  response.end();
  server.close();
});
server.listen(0, () => http.get({ port: server.address().port, agent: false }, (message) => message.resume()));
