// Streams of files that are ended, destroyed, or cannot be opened while a write is under way.
const fs = require('fs'), path = require('path'), os = require('os');
const dir = fs.mkdtempSync(path.join(os.tmpdir(), 'f09-'));
const f = path.join(dir, 'w');
function run(label, make, act, next) {
  const w = make();
  for (const n of ['open', 'ready', 'finish', 'error', 'close', 'drain']) w.on(n, (v) => console.log(label, n,
      v && v.code || ''));
  act(w, (what) => (e) => console.log(label, what, e ? e.code || e.message : 'ok'));
  w.on('close', () => setImmediate(next));
}
const list = [
  ['end', () => fs.createWriteStream(f), (w, cb) => { w.write('a', cb('w')); w.end(cb('e')); }],
  ['destroy', () => fs.createWriteStream(f), (w, cb) => { w.write('a', cb('w')); w.destroy(); }],
  ['destroy err', () => fs.createWriteStream(f), (w, cb) => { w.write('a', cb('w')); w.on('open', () =>
      { w.write('b', cb('w2')); w.destroy(new Error('bad')); }); }],
  ['missing', () => fs.createWriteStream(path.join(dir, 'q/w')), (w, cb) => { w.write('a', cb('w'));
      w.end(cb('e')); }],
  ['exists', () => fs.createWriteStream(f, { flags: 'wx' }), (w, cb) => { w.write('a', cb('w')); }],
  ['after end', () => fs.createWriteStream(f), (w, cb) => { w.end('x', cb('e')); w.write('late', cb('late')); }],
  ['append', () => fs.createWriteStream(f, { flags: 'a' }), (w, cb) => { w.end('123', cb('e')); }],
  ['start', () => fs.createWriteStream(f, { flags: 'r+', start: 2 }), (w, cb) => { w.write('ZZ', cb('w'));
      w.end(cb('e')); }],
  ['close()', () => fs.createWriteStream(f, { flags: 'a' }), (w, cb) => { w.write('q', cb('w'));
      w.close(cb('closed')); }],
];
(function next() {
  const l = list.shift();
  if (l) return run(...l, next);
  console.log(JSON.stringify(fs.readFileSync(f, 'utf8')));
  fs.unlinkSync(f); fs.rmdirSync(dir);
})();
