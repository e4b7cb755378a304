// Until Node 16 the callback of a pipeline that fails does not wait for its streams to close.
const { Readable, Transform, Writable, PassThrough, pipeline } = require('stream');

const source = () => new Readable({ read() { this.push('x'); this.push(null); } });
const sink = () => new Writable({ write(chunk, encoding, done) { done(); } });
function run(name, ...streams) {
  streams.forEach((stream, i) => stream.on('close', () => console.log(name, i, 'close')));
  pipeline(...streams, (error) => console.log(name, error && error.message));
  return streams;
}

run('transform', source(), new Transform({ transform(chunk, encoding, done) { done(new Error('bad')); } }), sink());
setTimeout(() => run('sink', source(), new PassThrough(),
    new Writable({ write(chunk, encoding, done) { process.nextTick(done, new Error('full')); } })), 20);
setTimeout(() => run('source', new Readable({ read() { this.destroy(new Error('torn')); } }), sink()), 40);
setTimeout(() => {
  const [, middle] = run('closed', new Readable({ read() {} }), new PassThrough(), sink());
  process.nextTick(() => middle.destroy());
}, 60);
setTimeout(() => run('well', source(), new PassThrough(), sink()), 80);
