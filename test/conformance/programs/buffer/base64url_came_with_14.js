// As an encoding, and keys as JWK, which came with 15.9.
const crypto = require('crypto');
const attempt = (name, f) => {
  try {
    console.log(name, f());
  } catch (error) {
    console.log(name, error.code, error.message);
  }
};
attempt('isEncoding', () => Buffer.isEncoding('base64url'));
attempt('from', () => Buffer.from('-_8', 'base64url'));
attempt('toString', () => Buffer.from([251, 255]).toString('base64url'));
attempt('indexOf', () => Buffer.from('hihi').indexOf('aGk', 'base64url'));
attempt('byteLength', () => Buffer.byteLength('aGkaa', 'base64url'));
attempt('methods', () => typeof Buffer.prototype.base64urlSlice);
attempt('decoder', () => new (require('string_decoder').StringDecoder)('base64url').encoding);
attempt('digest', () => crypto.createHash('sha1').update('a').digest('base64url').length);
if (crypto.createSecretKey) {
  attempt('JWK', () => crypto.createSecretKey(Buffer.from('abc>>?')).export({ format: 'jwk' }));
}
