// nodes: >=12
// In Node 12 'readable' comes within end(), later in a tick.
const { createHash } = require('crypto');

const hash = createHash('sha1');
for (const name of ['prefinish', 'finish', 'end', 'close']) hash.on(name, () => console.log(name));
hash.on('readable', () => {
  const bytes = hash.read();
  console.log('readable', bytes && bytes.length);
});
Promise.resolve().then(() => {
  console.log('job');
  hash.write('a');
  hash.end('b');
  console.log('ended');
});
process.nextTick(() => console.log('tick'));
