// Proxies, getters, detached memory and huge numbers in the arguments of crypto and zlib.
const crypto = require('crypto');
const zlib = require('zlib');
function attempt(name, f) {
  try {
    const result = f();
    console.log(name, typeof result, result && result.length);
  } catch (error) {
    console.log(name, error.name, error.code);
  }
}
const proxy = (target) => new Proxy(target, { get() { throw new Error('trap'); } });
const detached = (() => {
  const view = new Uint8Array(8);
  structuredClone(view.buffer, { transfer: [view.buffer] });
  return view;
})();
attempt('hash of a proxy', () => crypto.createHash('md5').update(proxy(Buffer.from('a'))));
attempt('hash of detached', () => crypto.createHash('md5').update(detached).digest('hex'));
attempt('hash with odd options', () => crypto.createHash('md5', { get outputLength() { throw new RangeError('own'); } }));
attempt('key with a trap', () => crypto.createHmac('md5', proxy({})));
attempt('fill detached', () => crypto.randomFillSync(detached));
attempt('fill past the end', () => crypto.randomFillSync(new Uint8Array(4), 2, 2 ** 31 - 1));
attempt('fill by elements', () => crypto.randomFillSync(new Uint32Array(4), 3, 1));
attempt('compare detached', () => crypto.timingSafeEqual(detached, new Uint8Array(0)));
attempt('view whose length lies', () => {
  class Liar extends Uint8Array { get byteLength() { return 2 ** 40; } get byteOffset() { return -1; } }
  return crypto.createHash('sha1').update(new Liar(3)).digest('hex');
});
attempt('cipher key', () => crypto.createCipheriv('aes-128-cbc', detached, Buffer.alloc(16)));
attempt('symbol', () => crypto.createHash(Symbol('md5')));
attempt('salt', () => crypto.pbkdf2Sync('p', proxy(new Uint8Array(3)), 1, 8, 'sha1'));
attempt('object to toString', () => crypto.createHash({ toString() { return 'md5'; } }));
attempt('gzip detached', () => zlib.gunzipSync(zlib.gzipSync(detached)).toString());
attempt('gzip proxy', () => zlib.gzipSync(proxy(Buffer.from('a'))));
attempt('option with a trap', () => zlib.gzipSync('a', { get level() { throw new RangeError('own'); } }));
attempt('dictionary', () => zlib.deflateSync('aaa', { dictionary: detached }).toString('hex'));
attempt('bomb', () => {
  let layer = Buffer.alloc(10 << 20);
  layer = zlib.gzipSync(zlib.gzipSync(layer));
  return zlib.gunzipSync(zlib.gunzipSync(layer), { maxOutputLength: 1 << 16 });
});
Array.prototype.push = Uint8Array.prototype.subarray = Buffer.prototype.toString = () => { throw new Error('polluted'); };
attempt('polluted', () => crypto.createHash('sha1').update('x').digest('hex'));
