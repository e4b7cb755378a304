const net = require('net');
const server = net.createServer({ pauseOnConnect: true }, (socket) => {
  let read = 0;
  socket.on('data', (chunk) => { read += chunk.length; });
  socket.on('end', () => { console.log('read', read); server.close(); });
  setTimeout(() => { console.log('resume'); socket.resume(); }, 30);
});
server.listen(0, () => {
  const socket = net.connect(server.address().port);
  const chunk = Buffer.alloc(1 << 20);
  socket.on('connect', () => {
    let answers = '';
    for (let i = 0; i < 20; i++) answers += socket.write(chunk) ? 'y' : 'n';
    console.log(/y/.test(answers), answers.endsWith('n'), socket.writableNeedDrain, socket.bytesWritten);
    socket.on('drain', () => { console.log('drain', socket.writableLength); socket.end('end'); });
    socket.on('finish', () => console.log('finish', socket.bytesWritten));
    socket.on('close', () => console.log('close'));
  });
});
