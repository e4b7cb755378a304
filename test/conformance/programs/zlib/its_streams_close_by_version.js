// A codec's stream tells of 'close' at its end in all versions but Node 12, and behind an error from 14 on.
const zlib = require('zlib');
const deflate = zlib.createDeflate();
for (const event of ['data', 'end', 'finish', 'prefinish', 'close']) deflate.on(event, () => console.log(event));
deflate.end('hello', () => console.log('ended'));
setTimeout(() => {
  const inflate = zlib.createInflate();
  for (const event of ['data', 'end', 'finish', 'error', 'close']) {
    inflate.on(event, (value) => console.log('inflate', event, value && value.code));
  }
  inflate.write('garbage');
  setTimeout(() => inflate.close(() => console.log('closed')), 50);
}, 50);
