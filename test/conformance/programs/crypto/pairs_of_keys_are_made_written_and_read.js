// nodes: >=18
// Pairs of keys of every kind: what they show of themselves, and the forms in which they are written and read.
const c = require('crypto');
const t = (name, f) => {
  try {
    console.log(name, f());
  } catch (e) {
    console.log(name, 'throws', e.name, e.code, e.message);
  }
};
const kinds = [
  ['rsa', { modulusLength: 1024 }], ['rsa-pss', { modulusLength: 1024 }],
  ['rsa-pss', { modulusLength: 1024, hashAlgorithm: 'sha256', mgf1HashAlgorithm: 'sha256', saltLength: 20 }],
  ['ec', { namedCurve: 'P-256' }], ['ec', { namedCurve: 'secp256k1' }], ['ed25519', undefined], ['ed448', {}],
  ['x25519', undefined], ['x448', undefined],
];
for (const [type, options] of kinds) {
  const { publicKey, privateKey } = c.generateKeyPairSync(type, options);
  console.log(publicKey, privateKey, publicKey.type, privateKey.type);
  console.log(publicKey.asymmetricKeyType, publicKey.asymmetricKeyDetails, privateKey.asymmetricKeyDetails);
  const pem = privateKey.export({ type: 'pkcs8', format: 'pem' });
  console.log(pem.split('\n')[0], pem.endsWith('\n'));
  console.log(publicKey.export({ type: 'spki', format: 'pem' }).split('\n')[0]);
  console.log(publicKey.export({ type: 'spki', format: 'der' }).length);
  const lengths = (jwk) => Object.entries(jwk).map(([k, v]) => `${k}:${v.length > 15 ? 'long' : v}`).join();
  t('jwk', () => lengths(publicKey.export({ format: 'jwk' })));
  t('jwk', () => lengths(privateKey.export({ format: 'jwk' })));
  t('pkcs1', () => privateKey.export({ type: 'pkcs1', format: 'pem' }).split('\n')[0]);
  t('pkcs1', () => publicKey.export({ type: 'pkcs1', format: 'pem' }).split('\n')[0]);
  t('sec1', () => privateKey.export({ type: 'sec1', format: 'pem' }).split('\n')[0]);
  const encrypted = privateKey.export(
    { type: 'pkcs8', format: 'pem', cipher: 'aes-256-cbc', passphrase: 'top secret' });
  console.log(encrypted.split('\n')[0]);
  t('no passphrase', () => c.createPrivateKey(encrypted));
  t('passphrase', () => c.createPrivateKey({ key: encrypted, passphrase: 'top secret' }).type);
  const der = publicKey.export({ type: 'spki', format: 'der' });
  t('der', () => c.createPublicKey({ key: der, type: 'spki', format: 'der' }).equals(publicKey));
  t('of private', () => c.createPublicKey(privateKey).equals(publicKey));
  t('of pem', () => c.createPublicKey(pem).equals(publicKey));
  t('jwk', () => c.createPrivateKey({ key: privateKey.export({ format: 'jwk' }), format: 'jwk' }).type);
  t('jwk', () => c.createPublicKey({ key: publicKey.export({ format: 'jwk' }), format: 'jwk' }).equals(publicKey));
}
