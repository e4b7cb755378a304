// nodes: >=16
// An abort rejects a pipeline at once until Node 16, in a tick from 18 on.
const { PassThrough, Readable, Writable } = require('stream');
const { finished, pipeline } = require('stream/promises');

const writable = new Writable({ write(chunk, encoding, done) { done(); } });
finished(writable).then(() => console.log('finished'));
writable.end('x');
const control = new AbortController();
pipeline(new Readable({ read() {} }), new PassThrough(), { signal: control.signal })
    .catch((error) => console.log(error.name));
process.nextTick(() => {
  control.abort();
  process.nextTick(() => console.log('tick'));
});
