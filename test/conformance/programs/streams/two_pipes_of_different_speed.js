// A source with a slow and a fast target: when each is written to, and who hears of drain when.
const { Readable, Writable, PassThrough } = require('stream');
const log = console.log;
const src = new Readable({ highWaterMark: 3, read(n) { log('read', n);
    this.push(this.i = (this.i || 0) + 1 > 4 ? null : 'xy'); if (this.i === null) return; } });
let n = 0; src._read = function (k) { log('_read', k); this.push(++n > 4 ? null : 'xy' + n); };
const slow = new Writable({ highWaterMark: 5, write(c, e, cb) { log('write', String(c)); setImmediate(cb); } });
const fast = new PassThrough();
src.pipe(slow); src.pipe(fast);
fast.on('data', (d) => log('fast', String(d))); fast.on('end', () => log('fast end'));
slow.on('drain', () => log('drain')); slow.on('finish', () => log('slow finish'));
slow.on('pipe', () => log('never')); slow.on('unpipe', (s) => log('unpipe', s === src));
src.on('end', () => log('src end', src.readableFlowing)); src.on('pause', () => log('pause')); src.on('resume',
    () => log('resume'));
