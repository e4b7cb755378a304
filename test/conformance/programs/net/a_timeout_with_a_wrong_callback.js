// The timeout is armed before the callback is looked at.
const net = require('net');
const server = net.createServer((socket) => socket.resume());
server.listen(0, () => {
  const socket = net.connect(server.address().port);
  socket.on('timeout', () => {
    console.log('timeout', socket.timeout);
    socket.destroySoon();
  });
  socket.on('close', (hadError) => {
    console.log('close', hadError);
    server.close();
  });
  try { socket.setTimeout('5'); } catch (error) { console.log(error.code, socket.timeout); }
  try { socket.setTimeout(50, 5); } catch (error) { console.log(error.code, socket.timeout); }
});
