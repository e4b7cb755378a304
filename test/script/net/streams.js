// Streams, and those of files: the order of their events.
const { Readable, Writable, Transform, PassThrough, Duplex, pipeline, finished } = require('stream');
const fs = require('fs');
const r = new Readable({ read() {} });
r.push('a'); r.push('b'); r.push(null);
r.on('data', (d) => console.log('data', d.toString()));
r.on('end', () => console.log('end'));
r.on('close', () => console.log('close'));
process.nextTick(() => console.log('tick'));
Promise.resolve().then(() => console.log('micro'));
const w = new Writable({
  write(c, e, cb) { console.log('write', c.toString()); cb(); },
  final(cb) { console.log('final'); cb(); },
});
w.on('finish', () => console.log('finish'));
w.on('close', () => console.log('wclose'));
w.write('x'); w.write('y', () => console.log('y cb')); w.end('z');
const shout = new Transform({ transform(c, e, cb) { cb(null, c.toString() + '!'); } });
pipeline(Readable.from(['1', '2', '3']), shout, async function* (source) {
  for await (const c of source) yield c.toString().toUpperCase();
}, new Writable({ write(c, e, cb) { console.log('pipe', c.toString()); setImmediate(cb); } }),
(error) => { console.log('pipeline done', error); files(); });
const e = new Readable({ read() { this.destroy(new Error('boom')); } });
e.on('error', (x) => console.log('err', x.message)); e.on('close', () => console.log('eclose')); e.resume();
finished(r, (x) => console.log('finished', x));
try { new Writable().write(null); } catch (x) { console.log(x.code); }
const d = new Duplex({ read() {}, write(c, enc, cb) { this.push(c); cb(); } });
d.on('data', (c) => console.log('duplex', c.toString())); d.end('dup');
console.log(Readable.prototype instanceof require('events'), require('stream') === require('stream').Stream);

async function files() {
  const { pipeline: run } = require('stream/promises');
  for await (const c of Readable.from(['p', 'q'])) console.log('iter', c);
  await run(Readable.from(['abc']), new PassThrough(), fs.createWriteStream('/tmp/lg-st1.txt'));
  console.log(fs.readFileSync('/tmp/lg-st1.txt', 'utf8'));
  await new Promise((resolve) => {
    const rs = fs.createReadStream('/tmp/lg-st1.txt', { encoding: 'utf8', start: 1, highWaterMark: 1 });
    for (const name of ['open', 'ready', 'data', 'end', 'close']) rs.on(name, (v) => console.log('rs', name, typeof v === 'number' ? 'fd' : v));
    rs.on('close', resolve);
  });
  await new Promise((resolve) => {
    const bad = fs.createReadStream('/tmp/nope-xyz');
    bad.on('error', (x) => console.log('bad', x.message, x.code));
    bad.on('close', () => { console.log('bad close'); resolve(); });
  });
  await new Promise((resolve) => {
    const ws = fs.createWriteStream('/tmp/lg-st2.txt');
    for (const name of ['open', 'ready', 'drain', 'finish', 'close']) ws.on(name, () => console.log('ws', name));
    ws.on('close', resolve);
    console.log(ws.pending, ws.write('1'), ws.write('2'), ws.write('x'.repeat(100000)));
    ws.end('4', () => console.log('end cb', ws.bytesWritten));
  });
  console.log(await Readable.from([1, 2, 3]).map((x) => x * 2).toArray());
  fs.unlinkSync('/tmp/lg-st1.txt'); fs.unlinkSync('/tmp/lg-st2.txt');
}
