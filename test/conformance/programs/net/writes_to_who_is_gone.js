// The first write to a peer that has closed is answered with a reset, so the second fails at once: until 12 its error
// comes in line, before the write is through.
const net = require('net');

let client, ready = 0;
function write(socket) {
  client.destroy();
  for (const text of ['a', 'b', 'c']) {
    console.log(text, socket.write(text, (error) => console.log('written', text, error && error.code)));
  }
  setImmediate(() => console.log('immediate'));
  process.nextTick(() => console.log('tick'));
}
const server = net.createServer((socket) => {
  socket.on('error', (error) => console.log('error', error.code, error.syscall));
  socket.on('end', () => console.log('end'));
  socket.on('finish', () => console.log('finish'));
  socket.on('close', (hadError) => {
    console.log('close', hadError);
    server.close();
  });
  socket.resume();
  server.start = () => write(socket);
  if (++ready === 2) server.start();
}).listen(0, () => {
  client = net.connect(server.address().port, () => {
    if (++ready === 2) server.start();
  });
  client.on('close', () => console.log('client closed'));
});
