// nodes: >=12
const zlib = require('zlib');
const text = Buffer.from('loopglass '.repeat(5000));
for (const [there, back] of [['deflate', 'inflate'], ['gzip', 'gunzip'], ['deflateRaw', 'inflateRaw'], ['gzip', 'unzip'],
  ['deflate', 'unzip'], ['brotliCompress', 'brotliDecompress']]) {
  const sealed = zlib[`${there}Sync`](text);
  console.log(there, back, sealed.length < 1000, zlib[`${back}Sync`](sealed).equals(text));
}
for (const level of [0, 1, 6, 9]) console.log(level, zlib.inflateSync(zlib.deflateSync(text, { level })).equals(text));
console.log(zlib.gunzipSync(zlib.gzipSync('')).length, zlib.inflateSync(zlib.deflateSync(new Uint16Array([1, 2]))));
console.log(zlib.inflateSync(zlib.deflateSync(text, { chunkSize: 64 }), { chunkSize: 100 }).equals(text));
const dictionary = Buffer.from('loopglass');
console.log(zlib.inflateSync(zlib.deflateSync('a loopglass', { dictionary }), { dictionary }).toString());
console.log(zlib.gunzipSync(Buffer.concat([zlib.gzipSync('one '), zlib.gzipSync('two')])).toString());
console.log(zlib.inflateSync(zlib.deflateSync(text).slice(0, 60), { finishFlush: zlib.constants.Z_SYNC_FLUSH }).length > 0);
console.log(zlib.gunzipSync(Buffer.concat([zlib.gzipSync('x'), Buffer.alloc(10)])).toString());
console.log(zlib.deflateSync('a', { level: 0 }).toString('hex'));
console.log(zlib.gzipSync('abc', { info: true }).buffer.length > 0, zlib.createGzip().constructor.name);
