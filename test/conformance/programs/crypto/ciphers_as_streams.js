// Ciphers in a pipeline and alone, with their ends and errors.
const crypto = require('crypto');
const { pipeline, PassThrough } = require('stream');
const key = Buffer.alloc(32, 1), iv = Buffer.alloc(16, 2);
const c = crypto.createCipheriv('aes-256-cbc', key, iv), d = crypto.createDecipheriv('aes-256-cbc', key, iv);
const src = new PassThrough();
const out = [];
for (const [n, s] of [['c', c], ['d', d], ['src', src]]) for (const e of ['finish', 'end', 'close']) s.on(e,
    () => console.log(n, e));
d.on('data', (x) => { out.push(x); console.log('plain', x.length); });
c.on('data', (x) => console.log('cipher', x.length));
pipeline(src, c, d, (e) => { console.log('pipeline', e, Buffer.concat(out).toString());
  const bad = crypto.createDecipheriv('aes-256-cbc', key, iv);
  bad.on('error', (e) => console.log('bad', e.code, e.message)); bad.on('close', () =>
      console.log('bad close')); bad.on('end', () => console.log('bad end'));
  bad.end(Buffer.alloc(17)); bad.resume();
});
src.write('first block of text '); setImmediate(() => { console.log('more'); src.end('and the rest'); });
const g = crypto.createCipheriv('aes-256-gcm', key, iv.slice(0, 12)); g.setAAD(Buffer.from('aad'));
console.log(g.update('hi', 'utf8', 'hex') + g.final('hex'), g.getAuthTag().toString('hex').slice(0, 8));
const o = crypto.createDecipheriv('aes-256-gcm', key, iv.slice(0, 12)); o.setAuthTag(Buffer.alloc(16));
try { o.update('00', 'hex'); o.final(); } catch (e) { console.log(e.message); }
