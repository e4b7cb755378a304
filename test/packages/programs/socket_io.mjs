import { createServer } from 'http';
import { Server } from 'socket.io';
import { io } from 'socket.io-client';
const h = createServer();
const s = new Server(h);
s.on('connection', (k) => {
  console.log('conn');
  k.on('m', (x, cb) => {
    console.log('m', x);
    cb('ack');
  });
});
h.listen(0, () => {
  const c = io('http://127.0.0.1:' + h.address().port, { transports: ['websocket'] });
  c.on('connect', () => {
    console.log('connected');
    c.emit('m', 1, (r) => {
      console.log(r);
      c.close();
      s.close(() => console.log('closed'));
    });
  });
});
