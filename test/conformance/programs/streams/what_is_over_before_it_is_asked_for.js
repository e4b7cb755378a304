// finished() of what already failed, closed or ended; and what an end() does behind a destroy(), by version.
const stream = require('stream');
const say = (...words) => console.log(...words);
const told = (e) => (e ? e.code || e.message : e);

function watched(name, made) {
  for (const event of ['prefinish', 'finish', 'end', 'drain', 'close']) made.on(event, () => say(name, event));
  return made.on('error', (e) => say(name, 'error', told(e)));
}

const failed = watched('failed', new stream.Writable({ write(x, encoding, done) { done(); } }));
failed.destroy(new Error('early'));
process.nextTick(() => stream.finished(failed, (e) => say('asked in a tick', told(e))));
setImmediate(() => stream.finished(failed, (e) => say('asked behind', told(e))));

setImmediate(() => setImmediate(() => {
  const gone = watched('gone', new stream.Writable({ write(x, encoding, done) { say('write', String(x)); done(); } }));
  gone.destroy();
  gone.end('z', () => say('end called back'));
}));

setTimeout(() => {
  const narrow = watched('narrow', new stream.Transform({ highWaterMark: 0, writableHighWaterMark: 2,
    transform(x, encoding, done) { say('transform', String(x)); done(null, x); } }));
  say(narrow.write('a'), narrow.write('b'));
  setImmediate(() => narrow.on('data', (x) => say('narrow', String(x))).end());
}, 30);

setTimeout(() => {
  const bytes = watched('bytes', new stream.PassThrough());
  bytes.on('readable', () => { let x; while ((x = bytes.read(1)) !== null) say('byte', String(x)); });
  bytes.end('ab');
}, 60);

setTimeout(() => {
  const flush = watched('flush', new stream.Transform({ transform(x, encoding, done) { done(null, x); },
    flush(done) { done(new Error('flush')); } }));
  flush.resume().end('a', (e) => say('end of flush', told(e)));
  stream.finished(flush, (e) => say('finished flush', told(e)));
}, 90);

// What is left in a stream that was destroyed; and a pipeline whose source was pushed to its end, but not read.
setTimeout(() => {
  const full = watched('full', new stream.Readable({ read() {} }));
  full.push('left');
  full.destroy();
  setImmediate(() => say('read', String(full.read()), full.on('data', (x) => say('data', String(x))).readableLength));
  const pushed = watched('pushed', new stream.Readable({ read() {} }));
  pushed.push('p');
  pushed.push(null);
  const target = watched('target', new stream.PassThrough());
  target.on('data', (x) => say('target', String(x)));
  stream.pipeline(pushed, target, (e) => say('pipeline', told(e)));
}, 120);
