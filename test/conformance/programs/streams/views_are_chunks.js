// nodes: >=18
// From 20.13 on all views of bytes are chunks; 24 destroys the destination of a pipe that cannot take a chunk. Node 20 looks
// at default encodings.
const { Readable, Writable, Transform, pipeline } = require('stream');
const t = (name, f) => { try { console.log(name, f()); } catch (e) { console.log(name, e.name, e.code, e.message); } };
const sink = (options) => new Writable({ write(c, e, cb) { console.log('wrote', c.constructor.name, c.length, e); cb(); }, ...options });
t('Uint16Array', () => sink().write(new Uint16Array([1, 2])));
t('DataView', () => sink().write(new DataView(new ArrayBuffer(3))));
t('number', () => sink().write(5));
t('object', () => sink().write({}));
t('null', () => sink().write(null));
t('push', () => { const r = new Readable({ read() {} }); r.on('error', (e) => console.log('error', e.code)); const more = r.push(new Uint16Array([1])); return [more, r.read()]; });
t('push a number', () => { const r = new Readable({ read() {} }); r.on('error', (e) => console.log('error', e.message)); return r.push(5); });
t('bad encoding', () => sink().write('x', 'nope'));
t('bad default', () => sink({ defaultEncoding: 'nope' }) && 'made');
t('bad default of a Readable', () => new Readable({ defaultEncoding: 'nope' }) && 'made');
process.on('uncaughtException', (e) => console.log('uncaught', e.code));
new Readable({ objectMode: true, read() { this.push({}); this.push(null); } }).pipe(sink().on('error', (e) => console.log('pipe error', e.code)).on('close', () => console.log('closed')));
pipeline(new Readable({ read() { this.push('data'); } }), new Transform({ readableObjectMode: true, transform(c, e, cb) { this.push({}); cb(); } }),
  (r) => r.map(async () => { throw new Error('Boom!'); }), (e) => console.log('pipeline', e.message));
