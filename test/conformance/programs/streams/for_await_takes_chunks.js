const { Readable, PassThrough } = require('stream');
(async () => {
  const r = new Readable({ read() {} }); r.push('A'); r.push('B'); r.push(null); for await (const c of r) console.log('1', String(c));
  const p = new PassThrough(); p.write('A'); p.write('B'); p.end('C'); for await (const c of p) console.log('2', String(c));
  const q = new PassThrough(); q.write('A'); setImmediate(() => { q.write('B'); q.end('C'); }); for await (const c of q) { console.log('3', String(c)); }
  const s = new Readable({ read() {}, encoding: 'utf8' }); s.push('A'); s.push('B'); s.push(null); for await (const c of s) console.log('4', c);
  const o = new PassThrough(); o.write('A'); setImmediate(() => { o.write('B'); o.write('C'); o.end('D'); }); for await (const c of o) { console.log('5', String(c)); await new Promise((r) => setImmediate(r)); }
})();
