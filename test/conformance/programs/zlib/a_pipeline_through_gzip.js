// nodes: >=16
const zlib = require('zlib');
const { pipeline } = require('stream/promises');
const { Readable, Writable } = require('stream');
(async () => {
  const sizes = [];
  let total = 0;
  await pipeline(
    Readable.from(Array.from({ length: 50 }, (_, i) => Buffer.alloc(5000, i))),
    zlib.createGzip(),
    zlib.createGunzip(),
    new Writable({ write(chunk, encoding, done) { total += chunk.length; sizes.push(chunk.length); done(); } }));
  console.log(total, Math.max(...sizes) <= 16384);
  await pipeline(Readable.from(['abc']), zlib.createGunzip(), async function* (source) {
    for await (const chunk of source) console.log(chunk);
  }).catch((error) => console.log(error.code));
})();
