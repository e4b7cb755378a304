// Several next() of a Readable's iterator before the first is answered, and what an early return() and an end make of them.
const { Readable } = require('stream');
const say = (...words) => console.log(...words);

function requested(name, made, count) {
  const iterator = made[Symbol.asyncIterator]();
  const ask = (label, promise) => promise.then((r) => say(name, label, r.value, r.done), (e) => say(name, label, e.message));
  for (let i = 0; i < count; i++) ask(i, iterator.next());
  process.nextTick(() => ask('tick', iterator.next()));
  setImmediate(() => ask('immediate', iterator.next()));
  return { iterator, ask };
}
const reads = (values, fails) => new Readable({ objectMode: true, read() {
  setImmediate(() => {
    if (values.length > 0) this.push(values.shift());
    else if (fails) this.destroy(new Error('failed'));
    else this.push(null);
  });
} });

requested('all', reads(['a', 'b']), 3);
setTimeout(() => requested('fails', reads(['c'], true), 3), 20);
setTimeout(() => {
  const { iterator, ask } = requested('left', reads(['d', 'e', 'f', 'g']), 2);
  setImmediate(() => setImmediate(() => setImmediate(() => ask('return', iterator.return('R')))));
}, 40);
setTimeout(() => {
  const fast = new Readable({ objectMode: true, read() {} });
  requested('fast', fast, 4);
  setImmediate(() => {
    fast.push('h');
    fast.push('i');
    fast.push('j');
    setImmediate(() => fast.push(null));
  });
}, 60);
