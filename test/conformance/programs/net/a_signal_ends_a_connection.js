// nodes: >=16
// A signal destroys a socket, before and behind its connection. require('stream') does not matter to it.
require('stream');
const net = require('net');
const server = net.createServer((socket) => socket.resume().on('error', () => {})).listen(0, '127.0.0.1', () => {
  const { port } = server.address();
  const begin = (name, then) => {
    const controller = new AbortController();
    const socket = net.connect({ port, host: '127.0.0.1', signal: controller.signal });
    socket.on('connect', () => console.log(name, 'connected'));
    socket.on('error', (error) => console.log(name, error.name, error.code));
    socket.on('close', (hadError) => {
      console.log(name, 'closed', hadError);
      then();
    });
    return { controller, socket };
  };
  const first = begin('at once', () => {
    const second = begin('connected', () => server.close());
    second.socket.on('connect', () => second.controller.abort());
  });
  first.controller.abort();
});
