// nodes: >=12
// Errors that come from the loop have the frames of Node's own functions that make them; so have listeners below 'listening',
// 'connection', 'connect' and 'close', and those of once().
const dns = require('dns');
const http = require('http');
const net = require('net');
const zlib = require('zlib');

const show = (error) => console.log(error.stack.split('\n').map((line) => line.replace(/:\d{5}$/, ':PORT')));
const listening = (server, use) => server.listen(0, '127.0.0.1', () => use(server.address().port));
const steps = [
  (next) => net.connect(1, '127.0.0.1').on('error', next),
  (next) => dns.lookup('no-such.invalid', next),
  (next) => dns.lookup('no-such.invalid', { all: true }, next),
  (next) => dns.promises.lookup('no-such.invalid').catch(next),
  (next) => net.connect(80, 'no-such.invalid').on('error', next),
  (next) => http.get('http://127.0.0.1:1').on('error', next),
  (next) => zlib.gunzip(Buffer.from('junk'), next),
  (next) => zlib.createInflate().on('error', next).end('junk'),
  (next) => {
    const server = http.createServer((request) => request.socket.destroy());
    listening(server, (port) => http.get({ port, agent: false }).on('error', (error) => server.close(() => next(error))));
  },
  (next) => {
    const server = http.createServer();
    listening(server, (port) => {
      const request = http.get({ port, agent: false }).on('error', (error) => server.close(() => next(error)));
      setTimeout(() => request.destroy(), 20);
    });
  },
  (next) => {
    const server = net.createServer();
    listening(server, (port) => net.createServer().on('error', (error) => server.close(() => next(error))).listen(port));
  },
];
(function step(index) {
  if (index === steps.length) return listeners();
  steps[index]((error) => {
    show(error);
    setTimeout(step, 1, index + 1);
  });
})(0);

function listeners() {
  const frames = (name) => console.log(name, new Error().stack.split('\n').slice(2));
  const server = net.createServer((socket) => {
    frames('connection');
    socket.on('close', () => frames('close')).resume();
  });
  server.listen(0, () => {
    frames('listening');
    const client = net.connect(server.address().port, () => {
      frames('connect');
      client.end();
      server.close(() => frames('closed'));
    });
  });
}
