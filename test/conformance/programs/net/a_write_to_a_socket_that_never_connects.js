// Its callback is told so from 18 on; before, nobody hears of it.
const net = require('net');
const socket = net.connect(1, '127.0.0.1');
for (const name of ['connect', 'end', 'error', 'close']) {
  socket.on(name, (value) => console.log(name, (value && value.code) || value));
}
socket.write('x', (error) => console.log('written', error && error.code));
socket.end(() => console.log('ended'));
setTimeout(() => console.log('destroyed', socket.destroyed), 50);
