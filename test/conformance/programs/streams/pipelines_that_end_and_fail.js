// One pipeline after the other, each of which fails elsewhere: what its streams tell of, and when it calls back.
const { Readable, Transform, Writable, pipeline } = require('stream');
const kinds = ['nowhere', 'source', 'middle', 'target', 'closed', 'final'];
function next() {
  const kind = kinds.shift();
  if (kind === undefined) return;
  console.log('--', kind);
  const failure = (place) => (kind === place ? new Error(`of the ${place}`) : null);
  let count = 0;
  const source = new Readable({ read() {
    if (kind === 'source' && count === 1) process.nextTick(() => this.destroy(failure('source')));
    else this.push(count++ < 2 ? 'x' : null);
  } });
  const middle = new Transform({ transform(chunk, encoding, done) { done(failure('middle'), chunk); } });
  const target = new Writable({
    write(chunk, encoding, done) {
      if (kind === 'closed') target.destroy();
      setImmediate(done, failure('target'));
    },
    final(done) { done(failure('final')); },
  });
  for (const [name, stream] of Object.entries({ source, middle, target })) {
    for (const event of ['pipe', 'unpipe', 'end', 'finish', 'error', 'close']) {
      stream.on(event, (value) => console.log(name, event, value instanceof Error ? value.message : ''));
    }
  }
  pipeline(source, middle, target, (error) => console.log('done', error ? error.code || error.message : 'well'));
  setTimeout(next, 150);
}
next();
