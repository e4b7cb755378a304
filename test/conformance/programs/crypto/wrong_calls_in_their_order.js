// nodes: >=12
// sign() looks at the data, then at the key, then at the digest; no iterations are one until 12.
const crypto = require('crypto');
const attempt = (name, f) => {
  try {
    console.log(name, f());
  } catch (error) {
    console.log(name, error.name, error.code, error.message);
  }
};
const { privateKey, publicKey } = crypto.generateKeyPairSync('ec', { namedCurve: 'P-256' });
const data = Buffer.from('a');
attempt('no data', () => crypto.sign('junk'));
attempt('no key', () => crypto.sign('junk', data));
attempt('no digest', () => crypto.sign('junk', data, privateKey));
attempt('verify, no data', () => crypto.verify('junk'));
attempt('verify, no digest', () => crypto.verify('junk', data, publicKey, data));
if (!process.version.startsWith('v14')) attempt('pbkdf2', () => crypto.pbkdf2Sync('a', 'b', 0, 4, 'sha1'));
