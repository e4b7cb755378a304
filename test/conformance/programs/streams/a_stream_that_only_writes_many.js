// In Node 10 a single chunk needs write().
const { Writable } = require('stream');
const w = new Writable({
  writev(chunks, done) {
    console.log(chunks.map(({ chunk }) => String(chunk)));
    setImmediate(done);
  },
});
w.on('error', (error) => console.log(error.code, error.message));
w.write('a');
w.write('b');
w.end('c', () => console.log('ended'));
