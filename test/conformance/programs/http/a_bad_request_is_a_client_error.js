const http = require('http');
const net = require('net');
const server = http.createServer(() => console.log('never'));
let times = 0;
server.listen(0, function ask() {
  const socket = net.connect(server.address().port);
  let text = '';
  socket.on('data', (chunk) => { text += chunk; });
  socket.on('end', () => console.log('end'));
  socket.on('close', () => {
    console.log(JSON.stringify(text));
    if (++times === 2) return server.close();
    server.on('clientError', (error, broken) => {
      console.log('clientError', error.code, error.bytesParsed, String(error.rawPacket), broken.writable);
      broken.end('HTTP/1.1 400 Mine\r\n\r\n');
    });
    ask();
  });
  socket.write('nonsense\r\n\r\n');
});
