// nodes: >=12
// Brotli 1.1 names the kind of an error as well.
const zlib = require('zlib');
const good = zlib.brotliCompressSync(Buffer.from('hello world hello world '.repeat(20)));
const seen = new Set();
for (let i = 0; i < good.length; i++) {
  for (let bits = 0; bits < 256; bits += 5) {
    const bad = Buffer.from(good);
    bad[i] ^= bits;
    try {
      zlib.brotliDecompressSync(bad);
    } catch (error) {
      seen.add(`${error.code} ${error.errno} ${error.message}`);
    }
  }
}
console.log([...seen].sort().join('\n'));
