// Errors of generateKeyPair(), of verify() without a signature, and of a derived key without a length.
const crypto = require('crypto');

const told = (call) => {
  try {
    call();
    console.log('ok');
  } catch (error) {
    console.log(error.name, error.code, error.message);
  }
};
const publicKeyEncoding = { type: 'spki', format: 'pem' }, privateKeyEncoding = { type: 'pkcs8', format: 'pem' };
const pair = (options) => told(() => crypto.generateKeyPairSync('rsa', Object.assign(
  { modulusLength: 512, publicKeyEncoding, privateKeyEncoding }, options)));
pair({ publicKeyEncoding: { type: 'spki', format: 'x' } });
pair({ publicKeyEncoding: { type: 'x', format: 'pem' } });
pair({ publicKeyEncoding: 'x' });
pair({ privateKeyEncoding: { type: 'pkcs8', format: 'pem', cipher: 5 } });
pair({ modulusLength: '5' });
pair({ modulusLength: -1 });
pair({ publicExponent: 'x' });
told(() => crypto.generateKeyPair('rsa', { modulusLength: 'x' }));
told(() => crypto.generateKeyPairSync('ec', { publicKeyEncoding, privateKeyEncoding }));
told(() => crypto.generateKeyPairSync('ec', { namedCurve: 'x', publicKeyEncoding, privateKeyEncoding }));
told(() => crypto.createVerify('SHA256').verify('x'));
told(() => crypto.pbkdf2Sync('a', 'b', 1, 0, 'sha1'));
