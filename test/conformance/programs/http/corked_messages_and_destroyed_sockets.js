// nodes: >=14
// What goes over the wire of a corked message, and what a server hears behind destroying a request's socket, or itself.
const http = require('http');
const net = require('net');
const say = (...words) => console.log(...words);
const told = (e) => (e ? e.code || e.message : e);

function watched(name, made, events) {
  for (const event of events) made.on(event, () => say(name, event));
  return made.on('error', (e) => say(name, told(e)));
}

const cases = {
  corked(request, response) {
    response.cork();
    response.write('1');
    response.write('2');
    response.uncork();
    response.write('3');
    response.cork();
    say('corked', response.writableCorked > 0);
    response.write('4');
    response.end('5');
  },
  socket(request) {
    request.on('data', (x) => say('data', String(x), request.complete));
    request.socket.destroy();
    process.nextTick(() => say('tick', request.complete));
  },
  response(request, response) {
    request.resume();
    request.on('end', () => {
      response.write('part', (e) => say('written', told(e)));
      response.destroy();
    });
  },
  rubbish(request, response) {
    request.resume();
    response.on('close', () => say('finished', response.writableFinished));
    request.on('end', () => setImmediate(() => { if (!request.socket.destroyed) response.end('late'); }));
  },
};
const texts = { corked: 'Connection: close\r\n\r\n', socket: 'Content-Length: 3\r\n\r\nabc', response: '\r\n',
  rubbish: '\r\nbody of what has none' };

const names = Object.keys(cases);
const server = http.createServer((request, response) => {
  const name = request.url.slice(1);
  say('request', name, request.complete);
  watched('request', request, ['end', 'close', 'aborted']);
  watched('response', response, ['finish', 'close']);
  cases[name](request, response);
});
server.on('clientError', (e, socket) => {
  say(e.code);
  socket.destroy();
});
function next() {
  const name = names.shift();
  if (!name) return server.close(() => say('over'));
  const socket = net.connect(server.address().port, '127.0.0.1', () =>
    socket.write(`DELETE /${name} HTTP/1.1\r\nHost: x\r\n${texts[name]}`));
  let text = '';
  socket.on('data', (x) => { text += x; });
  socket.on('error', (e) => say('client', told(e)));
  socket.on('close', () => {
    say(name, JSON.stringify(text.slice(text.indexOf('\r\n\r\n'))));
    setTimeout(next, 20);
  });
  return undefined;
}
server.listen(0, next);
