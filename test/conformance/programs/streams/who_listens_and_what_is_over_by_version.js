// What a stream remembers of its listeners, and what finished() and pipeline() find over, changed in 20.10, 24 and 26.
const stream = require('stream');
const say = (...words) => console.log(...words);
const told = (e) => (e ? e.code || e.message : e);

// The encoding of an object that is written without one.
const objects = new stream.Writable({ objectMode: true, write(x, encoding, done) { say('object', x, encoding); done(); } });
objects.write('a');
objects.write('b', () => {});
objects.end('c', 'latin1');

// Who goes by removeAllListeners() leaves a flowing stream behind that still sends, from 20.10 on to nobody.
const left = new stream.PassThrough({ objectMode: true });
left.on('data', () => say('not to be seen'));
setImmediate(() => {
  left.removeAllListeners('data');
  left.write('for nobody');
  say('left', left.read());
});

// What was over when finished() was asked, and what comes in the tick behind it.
setImmediate(() => setImmediate(() => {
  const over = new stream.Readable({ read() {}, autoDestroy: false });
  over.on('error', (e) => say('over error', e.message));
  over.push(null);
  over.resume();
  over.on('end', () => process.nextTick(() => {
    stream.finished(over, (e) => say('finished', told(e)));
    over.destroy(new Error('late'));
  }));
  over.on('close', () => say('over close'));
}));

// An end that nobody listens for, and a listener that comes later.
setImmediate(() => setImmediate(() => setImmediate(() => {
  const quiet = new stream.Readable({ read() {} });
  quiet.push(null);
  setImmediate(() => {
    quiet.on('readable', () => say('readable', quiet.readableLength));
    quiet.on('end', () => say('quiet end'));
  });
})));

// A pipeline into what is destroyed.
setTimeout(() => {
  const gone = new stream.PassThrough();
  gone.on('error', (e) => say('gone error', told(e)));
  gone.destroy();
  try {
    stream.pipeline(stream.Readable.from ? stream.Readable.from(['a']) : new stream.PassThrough(), gone,
      (e) => say('pipeline', told(e)));
  } catch (e) { say('threw', told(e)); }
}, 60);

// Two halves, and a for await over one of them.
setTimeout(async () => {
  if (!stream.Readable.from) return;
  const half = new stream.Duplex({ objectMode: true, read() { this.push('x'); this.push(null); },
    write(x, encoding, done) { say('half', x); done(); } });
  half.on('finish', () => say('half finish')).on('close', () => say('half close'));
  for await (const x of half) say('for', x);
  say('left', half.destroyed);
  if (!half.destroyed) half.end('y');
}, 120);
