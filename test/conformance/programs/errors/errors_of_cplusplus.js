// nodes: >=16
// What Node's C++ throws has a code that its text does not tell.
const crypto = require('crypto');
const short = Buffer.alloc(16);
const calls = {
  pbkdf2: () => crypto.pbkdf2Sync('a', 'b', 1, 1, 'nope'), hmac: () => crypto.createHmac('nope', 'k'),
  cipher: () => crypto.createCipheriv('nope', 'k', 'i'), iv: () => crypto.createCipheriv('aes-128-cbc', short, 'i'),
  equal: () => crypto.timingSafeEqual(Buffer.alloc(1), Buffer.alloc(2)),
  scrypt: () => crypto.scryptSync('a', 'b', 1, { N: 3 }), hkdf: () => crypto.hkdfSync('nope', 'a', 'b', 'c', 1),
  final: () => { const hash = crypto.createHash('md5'); hash.digest(); hash.digest(); },
};
for (const name in calls) {
  try { calls[name](); } catch (error) {
    console.log(name, String(error), '|', error.stack.split('\n')[0], '|', Object.keys(error), error.code, error.constructor.name);
  }
}
import('nope').catch((error) => console.log(String(error).replace(/ imported.*/, ''), error.code));
