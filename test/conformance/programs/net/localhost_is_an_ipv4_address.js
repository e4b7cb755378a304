// The name localhost leads to 127.0.0.1, so a server of that address is found by who names no host.
const dns = require('dns'), http = require('http'), net = require('net');
dns.lookup('localhost', (error, address, family) => {
  console.log(error, address, family);
  dns.lookup('localhost', { all: true }, (all, list) => {
    console.log(all, JSON.stringify(list));
    dns.promises.lookup('localhost', { family: 6 }).catch((missing) => console.log(missing.code, missing.hostname)).then(talk);
  });
});
function talk() {
  const server = http.createServer((request, response) => response.end(request.socket.remoteAddress));
  server.listen(0, 'localhost', () => {
    const { address, port } = server.address();
    console.log(address);
    http.get({ port, agent: false }, (response) => {
      response.on('data', (text) => console.log('http', String(text))).on('end', () => server.close(refuse));
    });
  });
}
function refuse() {
  const server = net.createServer((socket) => {
    console.log('server', socket.remoteAddress, socket.localAddress);
    socket.end();
  }).listen(0, () => {
    const { port } = server.address();
    const socket = net.connect(port, () => console.log('client', socket.remoteAddress, socket.remoteFamily));
    socket.on('lookup', (error, address) => console.log('lookup', error, address)).resume();
    socket.on('close', () => server.close(() => {
      net.connect(port).on('error', ({ code, address, errors }) => console.log(code, address, errors));
    }));
  });
}
