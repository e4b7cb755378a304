'use strict';
// Null from Node 20 on, nothing before; a write that was never made is told why from 18 on.
const fs = require('fs');
const net = require('net');
const { PassThrough, Writable } = require('stream');
const tell = (name) => (...told) => console.log(name, told.map((value) => value && value.message));

const sync = new Writable({ write(chunk, encoding, done) { done(); } });
sync.write('a', tell('sync'));
sync.end(tell('sync end'));
sync.on('finish', () => setImmediate(slow));

function slow() {
  const later = new Writable({ write(chunk, encoding, done) { setImmediate(done); } });
  later.write('a', tell('later'));
  later.end('b', tell('later end'));
  later.on('finish', () => setImmediate(passes));
}

function passes() {
  const through = new PassThrough();
  through.write('a', tell('through'));
  through.end(tell('through end'));
  through.resume().on('end', () => setImmediate(files));
}

function files() {
  const file = fs.createWriteStream(`/tmp/lg-callbacks-${process.pid}`);
  file.write('a', tell('file'));
  file.end('b', tell('file end'));
  file.on('close', () => { fs.unlinkSync(file.path); sockets(); });
}

function sockets() {
  const server = net.createServer((socket) => socket.resume()).listen(0, '127.0.0.1', () => {
    const socket = net.connect(server.address().port, '127.0.0.1');
    socket.write('a', tell('socket'));
    socket.end('b', tell('socket end'));
    socket.resume().on('close', () => server.close(failures));
  });
}

function failures() {
  const failing = new Writable({ write(chunk, encoding, done) { process.nextTick(done, new Error('bad')); } });
  failing.on('error', (error) => console.log(error.message)).on('close', () => {
    process.stdout.write('last\n', tell('stdout'));
  });
  failing.write('a', tell('a'));
  failing.write('b', tell('b'));
}
