// nodes: >=16
const { createHash, createHmac } = require('crypto');
const { Transform, pipeline, Readable } = require('stream');
const hash = createHash('sha256');
console.log(hash instanceof Transform);
hash.setEncoding('hex');
hash.on('readable', () => {
  const digest = hash.read();
  if (digest) console.log('readable', digest);
});
hash.on('end', () => console.log('end'));
hash.write('a');
hash.write(Buffer.from('b'));
hash.end(() => console.log('finish'));
process.nextTick(() => console.log('tick'));
setImmediate(() => {
  const chunks = [];
  pipeline(Readable.from(['one', 'two']), createHmac('sha1', 'key'), async function* (source) {
    for await (const chunk of source) chunks.push(chunk);
  }, (error) => console.log('pipeline', error, Buffer.concat(chunks).toString('hex')));
});
