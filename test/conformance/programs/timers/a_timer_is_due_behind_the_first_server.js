// What real Node makes for the first socket takes longer than the timer.
const net = require('net');
const order = [];
process.on('exit', () => console.log(order.join()));
setTimeout(() => order.push('timeout'), 0);
setImmediate(() => order.push('immediate'));
const server = net.createServer().listen(0, '127.0.0.1', () => {
  order.push('listening');
  server.close(() => order.push('closed'));
});
