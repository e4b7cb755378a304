// nodes: >=16
// Streams that compose() made of generators, async functions and streams: how they fail, end early and are destroyed.
const stream = require('stream');
const say = (...words) => console.log(...words);
const told = (e) => (e ? e.code || e.name + ' ' + e.message : e);
const soon = () => new Promise((done) => setImmediate(done));
const rounds = async (count) => { for (let i = 0; i < count; i++) await soon(); };

function watched(name, made) {
  for (const event of ['finish', 'end', 'close']) made.on(event, () => say(name, event));
  return made.on('error', (e) => say(name, 'error', told(e)));
}

(async () => {
  const failing = async function* () { try { await soon(); throw new Error('first'); } finally { say('left'); } };
  watched('fails', stream.compose(stream.Readable.from(failing()),
    async function* (source) { for await (const x of source) yield x; })).on('data', say);
  await rounds(8);

  const twice = new stream.Transform({ objectMode: true, transform(x, encoding, done) { this.push(x); done(null, x); } });
  const both = watched('both', stream.compose(async function* (source) { for await (const x of source) yield x + '+'; }, twice));
  both.on('data', (x) => say('both', String(x)));
  both.write('a');
  both.end('b');
  await rounds(8);

  const cut = watched('cut', stream.compose(new stream.PassThrough({ objectMode: true }), new stream.PassThrough({ objectMode: true })));
  cut.on('data', (x) => say('cut', String(x)));
  cut.write('c');
  await soon();
  cut.destroy(new Error('cut off'));
  await rounds(8);

  const waits = stream.Duplex.from(async function* (source) { try { for await (const x of source) yield x; } finally { say('freed'); } });
  watched('waits', waits).resume();
  await soon();
  waits.destroy();
  await rounds(8);

  const early = stream.Duplex.from(async function (source) { for await (const x of source) { say('took', x); return; } });
  watched('early', early);
  early.write('x');
  early.write('y');
  await rounds(8);

  try {
    for await (const x of stream.Readable.from((function* () { yield 1; throw new Error('sync'); })())) say(x);
  } catch (e) { say(told(e)); }
  const throwing = { [Symbol.asyncIterator]: () => ({ next: () => Promise.resolve({ value: 1, done: false }),
    return: () => Promise.reject(new Error('return')) }) };
  const made = watched('made', stream.Readable.from(throwing));
  made.once('data', () => made.destroy(new Error('own')));
  await rounds(8);
})();
