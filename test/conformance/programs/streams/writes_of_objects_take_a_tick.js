// nodes: >=12
// From 20.10 on a write without callback takes no tick of its own, but in object mode: Node asks for that bit, not for destroyed.
const stream = require('stream');
function ticks(name, options, act) {
  const log = []; let n = 0;
  const tick = () => { if (n++ < 6) { log.push(n); process.nextTick(tick); } };
  const w = new stream.Writable({ write(c, e, cb) { log.push('w'); cb(); }, ...options });
  for (const event of ['prefinish', 'finish', 'close', 'drain']) w.on(event, () => log.push(event));
  return new Promise((done) => setImmediate(() => { tick(); act(w, log); setImmediate(() => { console.log(name, log.join(' ')); done(); }); }));
}
(async () => {
  for (const objectMode of [false, true]) {
    await ticks(`${objectMode} write, end`, { objectMode }, (w) => { w.write('a'); w.end(); });
    await ticks(`${objectMode} end(chunk)`, { objectMode }, (w) => { w.end('a'); });
    await ticks(`${objectMode} two writes, end`, { objectMode }, (w) => { w.write('a'); w.write('b'); w.end(); });
    await ticks(`${objectMode} write(cb), write, end`, { objectMode }, (w, log) => { w.write('a', () => log.push('cb')); w.write('b'); w.end(); });
    await ticks(`${objectMode} write, write(cb), end(cb)`, { objectMode }, (w, log) => { w.write('a'); w.write('b', () => log.push('cb')); w.end(() => log.push('ended')); });
    await ticks(`${objectMode} drain`, { objectMode, highWaterMark: 1 }, (w) => { w.write('a'); w.write('b'); });
    await ticks(`${objectMode} drain, end`, { objectMode, highWaterMark: 1 }, (w) => { w.write('a'); w.end('b'); });
    await ticks(`${objectMode} write, end in a tick`, { objectMode }, (w) => { w.write('a'); process.nextTick(() => w.end()); });
    await ticks(`${objectMode} write in a microtask`, { objectMode }, (w) => { Promise.resolve().then(() => { w.write('a'); w.end(); }); });
    await ticks(`${objectMode} transform`, { objectMode }, (w, log) => { const t = new stream.PassThrough({ objectMode }); t.on('finish', () => log.push('tf')).on('end', () => log.push('te')); t.pipe(w); t.write('x'); t.end(); });
  }
})();
