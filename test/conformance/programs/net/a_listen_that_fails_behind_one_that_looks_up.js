// From 20.3 on a listen() that is refused forgets the one before it, whose lookup goes on; before, that one listens.
const net = require('net');
const make = (name) => net.createServer().on('listening', function () {
  console.log(name, 'listening', this.listening);
  setTimeout(() => this.close(), 50);
}).on('close', () => console.log(name, 'close'));

const refused = make('refused');
refused.listen(0, '127.0.0.1');
try {
  refused.listen(-1);
} catch (error) {
  console.log(error.code, refused.listening);
}
setTimeout(() => {
  const twice = make('twice');
  twice.listen(0, '127.0.0.1');
  twice.listen(0);
}, 100);
setTimeout(() => {
  const closed = make('closed');
  closed.listen(0, '127.0.0.1');
  closed.close((error) => console.log(error && error.code));
}, 300);
