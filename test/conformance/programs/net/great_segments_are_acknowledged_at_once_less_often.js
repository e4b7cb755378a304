// How many of the first segments the kernel acknowledges at once, depends on their size: of small ones sixteen,
// of great ones one or two. What is written behind them waits for that (Nagle), so a reader that comes late
// finds it missing from its first piece, or not.
const net = require('net');

const run = (size, then) => {
  const server = net.createServer((socket) => {
    const parts = ['a'.repeat(size), 'b'.repeat(size), 'c'];
    const next = () => {
      if (parts.length === 0) return;
      socket.write(parts.shift());
      setTimeout(next, 15);
    };
    next();
    setTimeout(() => socket.end(), 300);
  });
  server.listen(0, '127.0.0.1', () => {
    const client = net.connect(server.address().port, '127.0.0.1');
    client.pause();
    setTimeout(() => client.resume(), 50);
    client.on('data', (bytes) => console.log(size, bytes.length));
    client.on('close', () => server.close(then));
  });
};
run(1000, () => run(12000, () => run(25000, () => run(32700, () => console.log('done')))));
