const http = require('http');
const chunk = Buffer.alloc(64 * 1024, 'x');
const server = http.createServer((request, response) => {
  let sent = 0, drains = 0, refused = 0;
  (function more() {
    while (sent < 100) {
      sent++;
      if (!response.write(chunk)) {
        refused++;
        return response.once('drain', () => { drains++; more(); });
      }
    }
    response.end(() => console.log('all written', drains === refused, drains > 0));
  })();
});
server.listen(0, () => http.get({ port: server.address().port, agent: false }, (response) => {
  let length = 0;
  response.pause();
  setTimeout(() => response.resume(), 20);
  response.on('data', (bytes) => { length += bytes.length; });
  response.on('end', () => { console.log('read', length, response.complete); server.close(); });
}));
