// close() of a stream that reads, at once and in the middle.
const fs = require('fs');
const reader = fs.createReadStream(__filename);
for (const name of ['open', 'ready', 'end', 'close']) reader.on(name, () => console.log(name));
reader.close((error) => {
  console.log('closed', error && error.code);
  const second = fs.createReadStream(__filename, { highWaterMark: 8 });
  for (const name of ['end', 'close']) second.on(name, () => console.log('second', name, second.bytesRead));
  second.once('data', (bytes) => {
    console.log('data', bytes.length);
    second.close((again) => console.log('second closed', again && again.code, second.destroyed));
  });
});
console.log('main', reader.destroyed);
