// Until 14 'finish' does not wait for the last output, so it comes before it; and what flush() does behind end().
const zlib = require('zlib');

const gzip = zlib.createGzip();
for (const event of ['prefinish', 'finish', 'end']) gzip.on(event, () => console.log('gzip', event));
gzip.on('readable', () => {
  for (let chunk; (chunk = gzip.read()) !== null;) console.log('read', chunk.length);
});
gzip.end('hello world');
gzip.on('end', () => {
  const first = zlib.createGzip(), second = zlib.createGunzip();
  for (const event of ['prefinish', 'finish', 'end', 'close']) {
    first.on(event, () => console.log('first', event));
    second.on(event, () => console.log('second', event));
  }
  second.on('end', flush);
  first.pipe(second).on('data', (data) => console.log('data', String(data)));
  first.end('hello');
});

function flush() {
  const deflate = zlib.createDeflate();
  for (const event of ['finish', 'end', 'close']) deflate.on(event, () => console.log('deflate', event));
  deflate.on('data', (data) => console.log('deflate', data.length));
  deflate.end('y', () => console.log('ended'));
  deflate.flush(() => console.log('flushed'));
}
