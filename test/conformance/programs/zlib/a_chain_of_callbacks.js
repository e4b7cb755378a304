// nodes: >=12
const zlib = require('zlib');
zlib.gzip('abc', (error, sealed) => {
  console.log('gzip', error, sealed.length);
  process.nextTick(() => console.log('tick'));
  Promise.resolve().then(() => console.log('microtask'));
  zlib.gunzip(sealed, (error, text) => {
    console.log('gunzip', error, text.toString());
    zlib.deflate(Buffer.alloc(200000, 'ab'), { chunkSize: 64 }, (error, sealed) => {
      zlib.inflate(sealed, (error, bytes) => {
        console.log('inflate', error, bytes.length);
        zlib.brotliCompress('abc', (error, sealed) => {
          zlib.brotliDecompress(sealed, (error, text) => console.log('brotli', text.toString()));
        });
      });
    });
  });
});
setImmediate(() => console.log('immediate'));
console.log('main');
