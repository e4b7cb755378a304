// setNoDelay() and setKeepAlive(): who remembers them before there is a connection, and what a server and an agent know.
const net = require('net');
const http = require('http');

const fresh = new net.Socket();
console.log(fresh.setNoDelay() === fresh, fresh.setNoDelay(false) === fresh, fresh.setKeepAlive(true, 1500) === fresh);
console.log('listeners', fresh.listenerCount('connect'));
const symbols = Object.getOwnPropertySymbols(fresh).map(String).filter((name) => /kSet(NoDelay|KeepAlive)/.test(name));
for (const name of symbols.sort()) {
  const symbol = Object.getOwnPropertySymbols(fresh).find((each) => String(each) === name);
  console.log(name, fresh[symbol]);
}
console.log(net.Socket.prototype.setNoDelay.length);

for (const keepAliveInitialDelay of ['1', -5, 2500, undefined]) {
  try {
    const server = net.createServer({ noDelay: 1, keepAlive: true, keepAliveInitialDelay });
    console.log(server.noDelay, server.keepAlive, server.keepAliveInitialDelay);
  } catch (error) {
    console.log(error.code, error.message);
  }
}
const { noDelay } = http.createServer();
console.log('http', noDelay, new http.Agent().options.noDelay, 'noDelay' in http.globalAgent.options);

const server = net.createServer((socket) => {
  console.log('accepted', socket.setNoDelay(true) === socket, socket.setKeepAlive(true, 2000) === socket);
  socket.end('bye');
}).listen(0, '127.0.0.1', () => {
  const client = net.connect({ port: server.address().port, host: '127.0.0.1', noDelay: true, keepAlive: true });
  client.setNoDelay().setKeepAlive(true, 3000).setKeepAlive(false);
  client.on('connect', () => console.log('connected', client.listenerCount('connect')));
  client.on('data', (data) => console.log(String(data)));
  client.on('close', () => {
    console.log(client.setNoDelay() === client, client.setKeepAlive(true) === client, client.listenerCount('connect'));
    server.close();
  });
});
