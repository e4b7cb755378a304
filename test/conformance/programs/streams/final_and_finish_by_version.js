const { Readable, Transform, Writable, PassThrough, pipeline } = require('stream');
let tick = 0;
(function count() { if (++tick < 40) process.nextTick(count); })();
const log = (...words) => console.log(tick, ...words);
const w = new Writable({ write(x, y, done) { log('write', String(x)); process.nextTick(done); }, final(done) { log('final'); done(); } });
for (const name of ['prefinish', 'finish', 'close']) w.on(name, () => log(name));
w.write('a');
w.end('b', () => log('end called back'));
const p = new PassThrough();
p.on('data', (x) => log('through', String(x))).on('end', () => log('through end')).on('finish', () => log('through finish'));
p.end('c', () => log('through called back'));
const from = (text) => new Readable({ read() { this.push(text); this.push(null); } });
pipeline(from('d'), new PassThrough(), new Writable({ write(x, y, done) { done(); } }), () => log('pipeline'));
pipeline(from('e'), new Transform({ transform(x, y, done) { done(new Error('bad')); } }),
         new Writable({ write(x, y, done) { done(); } }), (error) => log('pipeline', error.message));
