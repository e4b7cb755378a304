// nodes: >=18
// What a stream calls on itself may be somebody else's: read, emit, listenerCount, _read that throws, nextTick.
const { Readable } = require('stream');

class Counted extends Readable {
  constructor(chunks) {
    super({ highWaterMark: 4 });
    this.chunks = chunks;
    this.calls = [];
  }
  _read(size) {
    this.calls.push(`_read ${size}`);
    this.push(this.chunks.length > 0 ? this.chunks.shift() : null);
  }
  read(n) {
    const chunk = super.read(n);
    this.calls.push(`read ${n} ${chunk}`);
    return chunk;
  }
  emit(name, ...values) {
    this.calls.push(`emit ${name} ${values}`);
    return super.emit(name, ...values);
  }
  listenerCount(name) {
    this.calls.push(`count ${name}`);
    return super.listenerCount(name);
  }
}

const counted = new Counted([Buffer.from('ab'), Buffer.from('cde'), '']);
counted.on('data', () => {});
counted.on('close', () => console.log(counted.calls.join('\n')));

const throwing = new Readable({ read() { throw new Error('read'); } });
throwing.on('error', (error) => console.log('throwing', error.message, throwing.destroyed));
throwing.resume();

const early = new Readable({ read() {} });
early.on('error', (error) => console.log('early', error.code));
early.push(null);
early.push('x');

const wrong = new Readable({ read() {} });
wrong.on('error', (error) => console.log('wrong', error.code));
wrong.push(5);

const listened = new Readable({ read() { this.push('y'); this.push(null); } });
listened.on('data', () => { throw new Error('listener'); });
process.once('uncaughtException', (error) => {
  console.log('uncaught', error.message, listened.readableLength, listened.readableEnded);
});

const flags = new Readable({ read() {} });
flags.read(0);
for (const n of [undefined, 0, 3, -1, '2', NaN, 1.7, null, 100]) console.log(n, flags.read(n), flags.readableHighWaterMark > 99);
flags.push('0123456789');
for (const n of [0, 3, -1, '2', 1.7, 100]) console.log(n, String(flags.read(n)), flags.readableLength);
flags.push(null);
for (const n of [3, 100, undefined]) console.log(n, String(flags.read(n)), flags.readableLength, flags.readableEnded);

const { nextTick } = process;
let ticks = 0;
process.nextTick = function (...all) { ticks++; return nextTick.apply(process, all); };
const late = new Readable({ read() {} });
late.push('z');
late.on('readable', () => { while (late.read() !== null); });
late.push(null);
late.on('end', () => console.log('ticks', ticks > 1));
setTimeout(() => { process.nextTick = nextTick; }, 20);
