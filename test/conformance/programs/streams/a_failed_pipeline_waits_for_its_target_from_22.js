// From Node 22 on an early 'close' of the target is not counted beside the end of its writing.
// nodes: >=16
const { Readable, Transform, Writable, pipeline } = require('stream');
const later = (name, run) => (error, done) => {
  console.log(name, 'is destroyed');
  run(done, error);
};
let count = 0;
const source = new Readable({ objectMode: true, read() { this.push(count++); } });
const middle = new Transform({
  objectMode: true, destroy: later('middle', setImmediate),
  transform(chunk, encoding, done) { done(chunk === 2 ? new Error('two') : null, chunk); },
});
const target = new Writable({
  objectMode: true, destroy: later('target', process.nextTick),
  write(chunk, encoding, done) { setImmediate(done); },
});
for (const [name, stream] of Object.entries({ source, middle, target })) {
  for (const event of ['error', 'close']) stream.on(event, () => console.log(name, event));
}
pipeline(source, middle, target, (error) => console.log('done', error.message));
