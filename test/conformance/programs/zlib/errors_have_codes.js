// nodes: >=18
const zlib = require('zlib');
function attempt(name, f) {
  try {
    console.log(name, 'ok', typeof f());
  } catch (error) {
    console.log(name, error.name, error.code, error.errno, error.message);
  }
}
const sealed = zlib.gzipSync(Buffer.alloc(100000, 'abc'));
attempt('gunzip', () => zlib.gunzipSync(Buffer.from('hello world')));
attempt('inflate', () => zlib.inflateSync(Buffer.from('hello world')));
attempt('raw', () => zlib.inflateRawSync(Buffer.from('hello world')));
attempt('cut', () => zlib.gunzipSync(sealed.subarray(0, 20)));
attempt('garbage', () => zlib.gunzipSync(Buffer.concat([sealed, Buffer.from('xx')])));
attempt('bomb', () => zlib.gunzipSync(sealed, { maxOutputLength: 1000 }));
attempt('nothing', () => zlib.gzipSync());
attempt('number', () => zlib.gzipSync(1));
attempt('object', () => zlib.gzipSync({}));
attempt('callback', () => zlib.gzip('a'));
attempt('callback type', () => zlib.gzip('a', {}, 3));
attempt('level', () => zlib.gzipSync('a', { level: 99 }));
attempt('level type', () => zlib.gzipSync('a', { level: 'x' }));
attempt('window', () => zlib.gzipSync('a', { windowBits: 3 }));
attempt('memory', () => zlib.gzipSync('a', { memLevel: 0 }));
attempt('strategy', () => zlib.gzipSync('a', { strategy: 9 }));
attempt('chunk', () => zlib.gzipSync('a', { chunkSize: 3 }));
attempt('dictionary', () => zlib.gzipSync('a', { dictionary: 3 }));
attempt('flush', () => zlib.gzipSync('a', { flush: 99 }));
attempt('parameter', () => zlib.brotliCompressSync('a', { params: { 999: 4 } }));
attempt('parameter type', () => zlib.brotliCompressSync('a', { params: { 1: 'x' } }));
const dictionary = Buffer.from('abc');
attempt('no dictionary', () => zlib.inflateSync(zlib.deflateSync('abcabc', { dictionary })));
attempt('bad dictionary', () => zlib.inflateSync(zlib.deflateSync('abcabc', { dictionary }), { dictionary: Buffer.from('x') }));
attempt('brotli cut', () => zlib.brotliDecompressSync(zlib.brotliCompressSync('hello hello').subarray(0, 4)));
zlib.gunzip(Buffer.from('xxxx'), (error, result) => {
  console.log('later', error.code, error.errno, error.message, result);
  zlib.gunzip(sealed, { maxOutputLength: 100 }, (error, result) => console.log('bomb', error.code, error.message, result));
});
