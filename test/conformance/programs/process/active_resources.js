// nodes: >=16
// What keeps the loop going, by name. A timer counts until its callback is through, an immediate does not.
const net = require('net');

const names = () => process.getActiveResourcesInfo().filter((name) => name !== 'PipeWrap').join(' ') || 'nothing';
const tell = (...words) => console.log(...words, '-', names());

tell('start');
setTimeout(() => {}, 20).unref();
const once = setTimeout(() => {
  once.refresh();
  tell('refreshed');
  clearTimeout(once);
  tell('cleared');
}, 1);
tell('a timer');
const immediate = setImmediate(() => tell('immediate'));
setImmediate(() => {}).unref();
tell('an immediate');
clearImmediate(immediate);
tell('none');

setTimeout(() => {
  setTimeout(() => {
    tell('timer');
    process.nextTick(tell, 'tick');
    Promise.resolve().then(() => tell('microtask'));
  }, 1);
  let count = 0;
  const interval = setInterval(() => {
    tell('interval');
    if (++count === 1) return setImmediate(() => tell('immediate'));
    interval.unref();
    tell('without a reference');
    clearInterval(interval);
    tell('without an interval');
  }, 30);
}, 50);

setTimeout(() => {
  const server = net.createServer((socket) => {
    tell('connection');
    socket.end('x');
    socket.on('close', () => tell('socket closed'));
  }).listen(0, '127.0.0.1', () => {
    const client = net.connect(server.address().port, '127.0.0.1').resume();
    tell('connecting');
    client.on('close', () => server.close());
  });
  tell('listening');
  require('dns').lookup('127.0.0.1', () => tell('address'));
  require('fs').stat('/', () => {});
}, 200);
process.on('exit', () => tell('exit'));
