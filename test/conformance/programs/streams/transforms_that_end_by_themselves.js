// A transform that pushes its end before its source has ended, one that splits, and one that takes its time.
const { Readable, Transform } = require('stream');
const log = console.log;
class Limit extends Transform {
  constructor(most) {
    super({ objectMode: true });
    this.most = most;
    this.count = 0;
  }
  _transform(item, encoding, callback) {
    if (++this.count > this.most) {
      log('limit');
      this.push(null);
      return callback();
    }
    this.push(item);
    return callback();
  }
}
const source = new Readable({ objectMode: true, read() {} });
[1, 2, 3, 4].forEach((item) => source.push(item));
source.push(null);
const limit = new Limit(2);
limit.on('error', (error) => log('error', error.code)).on('data', (item) => log('item', item));
for (const name of ['end', 'finish', 'close']) limit.on(name, () => log(name));
source.on('close', () => log('source close'));
source.pipe(limit);
const split = new Transform({
  readableObjectMode: true,
  transform(chunk, encoding, callback) {
    for (const part of String(chunk).split(',')) this.push({ part });
    callback();
  },
  flush(callback) {
    process.nextTick(() => {
      this.push({ part: 'last' });
      callback();
    });
  },
});
split.on('data', (item) => log(JSON.stringify(item))).on('end', () => log('split end'));
split.write('a,b');
split.end('c');
