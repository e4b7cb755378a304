const { WebSocketServer, WebSocket } = require('ws');
const s = new WebSocketServer({ port: 0 }, () => {
  const c = new WebSocket('ws://127.0.0.1:' + s.address().port);
  c.on('open', () => {
    console.log('open');
    c.send('hi');
  });
  c.on('message', (m) => {
    console.log('c', String(m));
    c.close();
  });
  c.on('close', (code) => {
    console.log('closed', code);
    s.close(() => console.log('server closed'));
  });
});
s.on('connection', (w) => {
  console.log('connection');
  w.on('message', (m) => {
    console.log('s', String(m));
    w.send('echo ' + m);
  });
});
