const net = require('net');
const first = net.createServer().listen(0, () => {
  const second = net.createServer();
  second.on('error', (error) => { console.log(error.code, error.syscall); first.close(); });
  second.listen(first.address().port);
});
