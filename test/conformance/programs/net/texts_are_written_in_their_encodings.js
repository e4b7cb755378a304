const net = require('net');
const server = net.createServer((socket) => {
  const chunks = [];
  socket.on('data', (chunk) => chunks.push(chunk));
  socket.on('end', () => { console.log(Buffer.concat(chunks).toString('hex')); server.close(); });
});
server.listen(0, () => {
  const socket = net.connect(server.address().port);
  socket.write('é€', 'utf8', () => console.log('first written', socket.bytesWritten));
  console.log(socket.bytesWritten, socket.writableLength, socket.connecting);
  socket.once('connect', () => {
    socket.write('éÿ', 'latin1');
    socket.cork();
    socket.write('é', 'binary');
    socket.write('ab', 'UTF16LE');
    socket.write('00ff', 'hex');
    socket.write(Buffer.from([7]));
    socket.write(new Uint8Array([8]));
    socket.write('aGk=', 'base64');
    console.log(socket.writableLength, socket.bytesWritten);
    socket.uncork();
    socket.end('\ud800x', () => console.log('finished', socket.bytesWritten));
    try { socket.write('x', 'nope'); } catch (error) { console.log(error.code); }
  });
});
