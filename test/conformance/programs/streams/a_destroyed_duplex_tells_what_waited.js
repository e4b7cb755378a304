// From Node 20.3 on; before, the callbacks of a Duplex's waiting writes and of its end() were forgotten.
// nodes: >=16
const { Duplex, PassThrough, Transform } = require('stream');
function show(name, stream) {
  const told = (what) => (error) => console.log(name, what, error && (error.code || error.message));
  stream.on('error', told('error'));
  for (const event of ['end', 'finish', 'close']) stream.on(event, () => console.log(name, event));
  stream.resume();
  stream.write('a', told('a'));
  stream.write('b', told('b'));
  stream.end('c', told('ended'));
  return stream;
}
show('idle', new Duplex({ read() {}, write(chunk, encoding, done) { done(); } })).destroy();
const slow = show('slow', new Duplex({ read() {}, write(chunk, encoding, done) { setTimeout(done, 100); } }));
process.nextTick(() => slow.destroy(new Error('of a tick')));
const late = show('late', new Transform({ transform(chunk, encoding, done) { setImmediate(done, null, chunk); } }));
setImmediate(() => late.destroy(new Error('of an immediate')));
show('failing', new Transform({ transform(chunk, encoding, done) { done(new Error('of a transform')); } }));
const through = show('through', new PassThrough());
through.on('end', () => through.end((error) => console.log('again', error && error.code)));
