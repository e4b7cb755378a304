const net = require('net');
const server = net.createServer((socket) => socket.on('data', (chunk) => socket.write(chunk)).on('error', () => {}));
server.listen(0, () => {
  const socket = net.connect(server.address().port);
  console.log(socket.setTimeout(60) === socket, socket.timeout);
  let pings = 3;
  const timer = setInterval(() => { if (pings-- > 0) socket.write('ping'); else clearInterval(timer); }, 25);
  let heard = 0;
  socket.on('data', () => heard++);
  socket.once('timeout', () => {
    console.log('timeout', heard);
    socket.setTimeout(20, () => { console.log('again'); socket.destroy(); });
  });
  socket.on('close', () => { console.log('close'); server.close(); });
  for (const wrong of [-1, NaN, Infinity, 'x']) {
    try { socket.setTimeout(wrong); } catch (error) { console.log(error.name, error.code); }
  }
});
