// nodes: >=18
// Writes, and ends of streams, whose methods are somebody else's, throw, call back twice or take odd chunks.
const { Duplex, Writable } = require('stream');
const { setTimeout: later } = require('timers/promises');

const told = (name, stream) => {
  for (const event of ['drain', 'finish', 'close', 'error']) {
    stream.on(event, (error) => console.log(name, event, error?.code ?? error?.message));
  }
  return stream;
};
const chunkOf = (chunk) => (typeof chunk === 'string' ? `'${chunk}'` : Buffer.from(chunk).toString('hex'));

async function main() {
  const texts = told('texts', new Writable({
    decodeStrings: false, highWaterMark: 4,
    write(chunk, encoding, callback) { console.log(chunkOf(chunk), encoding); callback(); },
  }));
  for (const encoding of [undefined, null, '', 'utf8', 'latin1', 'hex', 'UCS2']) console.log(texts.write('abcd', encoding));
  for (const wrong of [[5], [{}], [null], ['x', 'nonsense']]) {
    try { console.log(texts.write(...wrong)); } catch (error) { console.log(error.code); }
  }
  console.log(texts.write(new Uint8Array([1, 2])), texts.write(Buffer.from('b'), 'hex'), texts.write('', () => console.log('empty')));
  texts.end('last', () => console.log('ended', texts.writable, texts.destroyed));
  texts.write('late', (error) => console.log('late', error.code));
  await later(5);

  const twice = told('twice', new Writable({ write(chunk, encoding, callback) { callback(); callback(); } }));
  twice.write('x', (error) => console.log('written', error?.code));
  await later(5);

  const failing = told('failing', new Writable({
    write(chunk, encoding, callback) { setImmediate(callback, new Error(`no ${chunk}`)); },
  }));
  failing.write('a', (error) => console.log('a', error.message));
  failing.write('b', (error) => console.log('b', error.message));
  await later(5);

  const throwing = told('throwing', new Writable({ write() { throw new Error('write'); } }));
  try { throwing.write('x'); } catch (error) { console.log('caught', error.message, throwing.writableLength); }

  class Odd extends Duplex {
    _read() {}
    _write(chunk, encoding, callback) { queueMicrotask(callback); }
    get destroyed() { return super.destroyed; }
    emit(name, ...values) {
      console.log('emits', name);
      return super.emit(name, ...values);
    }
    _destroy(error, callback) {
      callback(error);
      callback(new Error('again'));
    }
  }
  const odd = new Odd({ highWaterMark: 1 });
  odd.write('one', () => console.log('one'));
  odd.cork();
  odd.write('two', () => console.log('two'));
  odd.uncork();
  await later(5);
  console.log(odd.writable, odd.destroyed, odd.closed, odd.writableNeedDrain);
  console.log(odd.destroy(null, (error) => console.log('destroy', error)) === odd);
  odd.destroy(new Error('later'), (error) => console.log('second', error));
  console.log(odd.writable, odd.destroyed, odd.closed);
  await later(5);
  console.log(odd.closed);
}
main();
