const fs = require('fs');
const os = require('os');
const path = require('path');
const file = path.join(os.tmpdir(), `gathered-${process.pid}`);
const stream = fs.createWriteStream(file, { highWaterMark: 4 });
for (const event of ['open', 'ready', 'drain', 'finish', 'close']) stream.on(event, () => console.log(event));
console.log(stream.write('ab', () => console.log('first')), stream.write('cdef', () => console.log('second')));
stream.write('gh', () => console.log('third'));
stream.once('drain', () => {
  console.log(stream.bytesWritten);
  stream.end('!', () => console.log('ended', stream.bytesWritten));
});
stream.on('close', () => {
  console.log(fs.readFileSync(file, 'utf8'));
  fs.unlinkSync(file);
});
