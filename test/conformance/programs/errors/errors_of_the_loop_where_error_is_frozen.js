// Node makes some errors without frames; a script that froze Error, or took its stackTraceLimit away, hears of them all the same.
const net = require('net');
const http = require('http');
const fs = require('fs');

function ask(then) {
  const server = net.createServer((socket) => {
    socket.on('error', () => {});
    socket.destroy();
  }).listen(0, () => {
    http.get({ port: server.address().port }, () => {}).on('error', (error) => {
      console.log(error.code);
      server.close(then);
    });
  });
}

delete Error.stackTraceLimit;
ask(() => {
  console.log('stackTraceLimit' in Error);
  Object.freeze(Error);
  ask(() => fs.readFile(`${__filename}.none`, (error) => console.log(error.code, Object.isFrozen(Error))));
});
