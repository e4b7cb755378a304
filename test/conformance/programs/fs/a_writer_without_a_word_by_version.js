// end() without data: Node 10 finishes before the file is open. And what a write counts beside destroy().
const fs = require('fs');

const path = `/tmp/loopglass_empty_${process.pid}`;
const empty = fs.createWriteStream(path);
for (const event of ['open', 'ready', 'finish', 'close']) {
  empty.on(event, () => console.log(event, empty.bytesWritten, empty.pending));
}
empty.end();
empty.on('close', () => {
  const writer = fs.createWriteStream(path);
  writer.on('open', () => {
    writer.write('a', (error) => console.log('written', error ? error.code : error));
    writer.destroy();
  });
  writer.on('close', () => {
    console.log('close');
    fs.unlinkSync(path);
  });
});
