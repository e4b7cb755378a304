const net = require('net');
const server = net.createServer((socket) => {
  socket.on('error', (error) => console.log('server:', error.code, error.syscall, error.message));
  socket.on('end', () => console.log('server: end'));
  socket.on('close', (hadError) => { console.log('server: close', hadError); server.close(); });
  socket.resume();
  socket.write('hello');
});
server.listen(0, () => {
  const client = net.connect(server.address().port);
  client.on('data', (data) => {
    console.log('client:', String(data));
    if (client.resetAndDestroy) console.log(client.resetAndDestroy() === client, client.destroyed);
    else client.destroy();
  });
  client.on('close', (hadError) => console.log('client: close', hadError));
});
const never = new net.Socket();
never.on('error', (error) => console.log('never:', error.code));
if (never.resetAndDestroy) never.resetAndDestroy();
