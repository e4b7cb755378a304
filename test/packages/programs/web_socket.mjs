// The global WebSocket, which came with Node 22, beside a server of ws.
import { WebSocketServer } from 'ws';

const server = new WebSocketServer({ port: 0 }, () => {
  if (typeof WebSocket === 'undefined') return void server.close(() => console.log('there is none'));
  const socket = new WebSocket(`ws://127.0.0.1:${server.address().port}/chat`, ['a', 'b']);
  console.log(socket.readyState, socket.binaryType);
  socket.binaryType = 'arraybuffer';
  socket.onopen = (event) => {
    console.log(event.type, socket.readyState, socket.protocol);
    socket.send('hello');
    socket.send(new Uint8Array([1, 2, 3]));
    socket.send(new Blob(['blob']));
  };
  let count = 0;
  socket.addEventListener('message', ({ data }) => {
    console.log('message', typeof data === 'string' ? data : new Uint8Array(data));
    if (++count === 4) socket.close(1000, 'bye');
  });
  socket.onclose = (event) => {
    console.log('close', event.code, event.reason, event.wasClean);
    server.close(() => console.log('server closed'));
  };
});
server.on('connection', (peer, request) => {
  console.log('connection', request.url);
  peer.on('message', (data, isBinary) => {
    console.log('server got', data.length, isBinary);
    peer.send(data, { binary: isBinary });
  });
  peer.on('close', (code, reason) => console.log('server close', code, `${reason}`));
  peer.send('welcome');
});
