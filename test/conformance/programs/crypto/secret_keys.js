// nodes: >=18
const crypto = require('crypto');
const key = crypto.createSecretKey(Buffer.from('0123456789abcdef'));
console.log(key.type, key.symmetricKeySize, key.export().toString(), key.export({ format: 'jwk' }));
console.log(crypto.createHmac('sha1', key).update('x').digest('hex') ===
  crypto.createHmac('sha1', '0123456789abcdef').update('x').digest('hex'));
console.log(crypto.createCipheriv('aes-128-ecb', key, null).update('0123456789abcdef', 'utf8', 'hex'));
console.log(key instanceof crypto.KeyObject, Object.prototype.toString.call(key));
