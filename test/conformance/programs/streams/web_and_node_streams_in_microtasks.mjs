// nodes: >=20.3
// Streams of Node as web streams, and back.
import { drain, fresh, log, pulled, sink, src } from './fixtures/microtasks.mjs';
import { Readable, Writable, Duplex, PassThrough, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
const node = (k = 3, o) => Readable.from(Array.from({ length: k }, (_, i) => `c${i}`), o);
await fresh('toWeb objects', async () => { await drain(Readable.toWeb(node())); });
await fresh('toWeb bytes', async () => { await drain(Readable.toWeb(Readable.from([Buffer.from('ab'), Buffer.from('cd')], { objectMode: false }))); });
await fresh('fromWeb', async () => { for await (const x of Readable.fromWeb(src(), { objectMode: true })) log.push('n' + x); log.push('end'); });
await fresh('fromWeb events', async () => { const r = Readable.fromWeb(src(2), { objectMode: true }); r.on('data', (x) => log.push('d' + x)).on('end', () => log.push('E')).on('close', () => log.push('C')); await new Promise((f) => r.on('close', f)); });
await fresh('writable toWeb', async () => { const w = Writable.toWeb(new Writable({ objectMode: true, write(x, e, cb) { log.push('w' + x); cb(); }, final(cb) { log.push('f'); cb(); } })); await src().pipeTo(w); log.push('end'); });
await fresh('writable fromWeb', async () => { const w = Writable.fromWeb(sink(), { objectMode: true }); w.on('finish', () => log.push('F')).on('close', () => log.push('C')); w.write(1, () => log.push('cb1')); w.write(2, () => log.push('cb2')); w.end(() => log.push('cbE')); await new Promise((f) => w.on('close', f)); });
await fresh('duplex toWeb', async () => { const d = Duplex.toWeb(new PassThrough({ objectMode: true })); const w = d.writable.getWriter(); w.write(1).then(() => log.push('W')); w.close().then(() => log.push('WC')); await drain(d.readable); });
await fresh('duplex fromWeb', async () => { const t = new TransformStream({ transform(x, c) { c.enqueue(x + '!'); } }); const d = Duplex.fromWeb(t, { objectMode: true }); d.on('data', (x) => log.push('d' + x)).on('end', () => log.push('E')); d.write('a'); d.end('b'); await new Promise((f) => d.on('end', f)); });
await fresh('pipeline web', async () => { await pipeline(src(), async function* (s) { for await (const x of s) yield 'x' + x; }, new Writable({ objectMode: true, write(x, e, cb) { log.push('w' + x); cb(); } })); log.push('end'); });
await fresh('blob', async () => { await drain(new Blob(['hello', ' you']).stream().pipeThrough(new TextDecoderStream())); });
await fresh('error toWeb', async () => { await drain(Readable.toWeb(new Readable({ read() { this.destroy(new Error('boom')); } }))); });
await fresh('cancel toWeb', async () => { const r = node(5); r.on('close', () => log.push('C')).on('error', (e) => log.push('E' + e.message)); const w = Readable.toWeb(r).getReader(); log.push('r' + (await w.read()).value); await w.cancel(new Error('stop')); log.push('end'); });
await fresh('destroy fromWeb', async () => { const r = Readable.fromWeb(pulled(9), { objectMode: true }); r.once('data', (x) => { log.push('d' + x); r.destroy(); }); await new Promise((f) => r.on('close', f)); log.push('C'); });
