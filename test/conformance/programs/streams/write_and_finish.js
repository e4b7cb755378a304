const { Writable } = require('stream');
const writable = new Writable({ write(chunk, encoding, done) { console.log('write', String(chunk)); setImmediate(done); } });
writable.write('a', () => console.log('a done'));
writable.write('b', () => console.log('b done'));
writable.end('c');
writable.on('finish', () => console.log('finish'));
console.log('main', writable.writableLength);
