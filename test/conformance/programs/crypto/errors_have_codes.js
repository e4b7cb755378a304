// nodes: >=18
const crypto = require('crypto');
function attempt(name, f) {
  try {
    console.log(name, 'ok', typeof f());
  } catch (error) {
    console.log(name, error.name, error.code, error.message);
  }
}
const key = Buffer.alloc(16), iv = Buffer.alloc(16);
attempt('unknown hash', () => crypto.createHash('foo'));
attempt('no hash', () => crypto.createHash());
attempt('no data', () => crypto.createHash('sha1').update());
attempt('null', () => crypto.createHash('sha1').update(null));
attempt('object', () => crypto.createHash('sha1').update({}));
attempt('odd hex', () => crypto.createHash('sha1').update('abc', 'hex'));
attempt('update behind digest', () => { const h = crypto.createHash('sha1'); h.digest(); h.update('a'); });
attempt('digest twice', () => { const h = crypto.createHash('sha1'); h.digest(); h.digest(); });
attempt('copy behind digest', () => { const h = crypto.createHash('sha1'); h.digest(); h.copy(); });
attempt('length', () => crypto.createHash('sha256', { outputLength: 5 }));
attempt('length range', () => crypto.createHash('shake128', { outputLength: -5 }));
attempt('hmac', () => crypto.createHmac('foo', 'k'));
attempt('hmac key', () => crypto.createHmac('sha1'));
attempt('hmac name', () => crypto.createHmac(null, 'a'));
attempt('pbkdf2 digest', () => crypto.pbkdf2Sync('p', 's', 1, 20));
attempt('pbkdf2 foo', () => crypto.pbkdf2Sync('p', 's', 1, 20, 'foo'));
attempt('pbkdf2 later', () => crypto.pbkdf2('p', 's', 1, 20, 'foo', () => {}));
attempt('pbkdf2 callback', () => crypto.pbkdf2('p', 's', 1, 20, 'sha1'));
attempt('pbkdf2 rounds', () => crypto.pbkdf2Sync('p', 's', 0, 20, 'sha1'));
attempt('pbkdf2 length', () => crypto.pbkdf2Sync('p', 's', 1, -1, 'sha1'));
attempt('pbkdf2 salt', () => crypto.pbkdf2Sync('p', 1, 1, 2, 'sha1'));
attempt('scrypt N', () => crypto.scryptSync('p', 's', 32, { N: 15 }));
attempt('scrypt callback', () => crypto.scrypt('p', 's', 32, {}));
attempt('random size', () => crypto.randomBytes(-1));
attempt('random type', () => crypto.randomBytes('1'));
attempt('random much', () => crypto.randomBytes(2 ** 32));
attempt('random callback', () => crypto.randomBytes(1, 1));
attempt('fill', () => crypto.randomFillSync('a'));
attempt('fill offset', () => crypto.randomFillSync(Buffer.alloc(3), 4));
attempt('fill size', () => crypto.randomFillSync(Buffer.alloc(3), 1, 4));
attempt('int', () => crypto.randomInt(0));
attempt('int range', () => crypto.randomInt(0, 2 ** 48));
attempt('int type', () => crypto.randomInt('a'));
attempt('uuid', () => crypto.randomUUID(1));
attempt('equal', () => crypto.timingSafeEqual(Buffer.from('a'), Buffer.from('bc')));
attempt('hkdf', () => crypto.hkdfSync('sha256', 'k', 's', 'i', 32 * 256));
attempt('cipher', () => crypto.createCipheriv('foo', key, iv));
attempt('cipher key', () => crypto.createCipheriv('aes-128-cbc', Buffer.alloc(3), iv));
attempt('cipher iv', () => crypto.createCipheriv('aes-128-cbc', key, 's'));
attempt('cipher no iv', () => crypto.createCipheriv('aes-128-cbc', key, null));
attempt('decrypt', () => { const d = crypto.createDecipheriv('aes-128-cbc', key, iv); d.update(iv); d.final(); });
attempt('block', () => { const d = crypto.createDecipheriv('aes-128-cbc', key, iv); d.update(Buffer.alloc(17)); d.final(); });
attempt('final twice', () => { const c = crypto.createCipheriv('aes-128-cbc', key, iv); c.final(); c.final(); });
attempt('gcm', () => { const d = crypto.createDecipheriv('aes-128-gcm', key, iv); d.update('a'); d.final(); });
attempt('tag', () => crypto.createDecipheriv('aes-128-gcm', key, iv).setAuthTag(Buffer.alloc(3)));
attempt('early tag', () => crypto.createCipheriv('aes-128-gcm', key, iv).getAuthTag());
attempt('aad', () => crypto.createCipheriv('aes-128-cbc', key, iv).setAAD(key));
attempt('data', () => crypto.createCipheriv('aes-128-cbc', key, iv).update(3));
attempt('values', () => crypto.webcrypto.getRandomValues(new Float32Array(1)));
attempt('quota', () => crypto.webcrypto.getRandomValues(new Uint8Array(70000)));
// Node keeps what OpenSSL said of it for the next error: last.
attempt('scrypt memory', () => crypto.scryptSync('p', 's', 32, { N: 2 ** 20 }));
