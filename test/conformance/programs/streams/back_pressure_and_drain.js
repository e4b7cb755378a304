const { Writable } = require('stream');
const writable = new Writable({ highWaterMark: 3, write(chunk, encoding, done) { setImmediate(done); } });
console.log(writable.write('ab'), writable.write('cd'));
writable.on('drain', () => { console.log('drain'); writable.end(); });
writable.on('finish', () => console.log('finish'));
