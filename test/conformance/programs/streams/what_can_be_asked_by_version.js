// nodes: >=14
// closed and errored came with 18, readableAborted and writableAborted with 16.
const { Duplex, PassThrough, Readable, Transform, Writable } = require('stream');
const fs = require('fs');
const net = require('net');
const http = require('http');
const zlib = require('zlib');
const names = ['closed', 'errored', 'readableAborted', 'writableAborted', 'readableDidRead', 'readableEnded',
  'writableEnded', 'writableFinished', 'writableNeedDrain', 'writableCorked', 'destroyed'];
const socket = new net.Socket();
const file = fs.createReadStream(__filename);
const all = {
  Readable: new Readable({ read() {} }), Writable: new Writable(), Duplex: new Duplex(), Transform: new Transform(),
  PassThrough: new PassThrough(), Socket: socket, Gzip: zlib.createGzip(), file,
  IncomingMessage: new http.IncomingMessage(socket), OutgoingMessage: new http.OutgoingMessage(),
};
for (const [kind, stream] of Object.entries(all)) {
  console.log(kind, names.filter((name) => name in stream).map((name) => `${name}=${stream[name]}`).join(' '));
}
all.Readable.on('error', () => {});
all.Readable.on('close', () => console.log(all.Readable.closed, all.Readable.errored, all.Readable.readableAborted));
all.Readable.destroy(new Error('why'));
file.on('close', () => console.log(file.closed));
file.destroy();
