// writableEnded, readableEnded and their like: what came in which version, and what they say.
const { Readable, Writable, Duplex } = require('stream');
const names = ['writableFinished', 'writableEnded', 'writableCorked', 'writableObjectMode', 'readableEnded',
               'readableEncoding', 'readableObjectMode', 'readableFlowing', 'destroyed'];
const show = (title, stream) => {
  const told = names.filter((name) => name in stream).map((name) => `${name}=${stream[name]}`);
  console.log(title, told.join(' '));
};
const w = new Writable({ write(chunk, encoding, done) { done(); } });
const r = new Readable({ read() {} });
const d = new Duplex({ read() {}, write(chunk, encoding, done) { done(); } });
for (const [title, stream] of [['w', w], ['r', r], ['d', d]]) show(title, stream);
w.cork();
w.write('x');
show('corked', w);
w.uncork();
w.end();
show('ended', w);
r.setEncoding('utf8');
r.push('a');
r.push(null);
r.resume();
d.end();
setImmediate(() => { for (const [title, stream] of [['w', w], ['r', r], ['d', d]]) show(title, stream); });
