// nodes: >=18
// Signatures of every kind of key, RSA as a cipher, and secrets that two share.
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
const hello = Buffer.from('hello'), other = Buffer.from('hellO');
for (const [type, options] of kinds) {
  const { publicKey, privateKey } = c.generateKeyPairSync(type, options);
  const hash = type.startsWith('ed') ? null : 'sha256';
  console.log(type);
  t('at once', () => {
    const signature = c.sign(hash, hello, privateKey);
    return [type === 'ec' ? 'some' : signature.length, c.verify(hash, hello, publicKey, signature),
      c.verify(hash, other, publicKey, signature)];
  });
  if (type.startsWith('rsa') || type === 'ec') {
    const signature = c.createSign('SHA256').update('hel').update('lo').sign(privateKey, 'hex');
    console.log(c.createVerify('sha256').update('hello').verify(publicKey, signature, 'hex'));
    console.log(c.createVerify('sha256').update('hellO').verify(publicKey, signature, 'hex'));
  }
  t('two numbers', () => {
    const signature = c.sign(hash, hello, { key: privateKey, dsaEncoding: 'ieee-p1363' });
    return [signature.length, c.verify(hash, hello, { key: publicKey, dsaEncoding: 'ieee-p1363' }, signature)];
  });
  if (type === 'rsa') {
    const pss = { padding: c.constants.RSA_PKCS1_PSS_PADDING, saltLength: 20 };
    const signature = c.sign('sha256', hello, { key: privateKey, ...pss });
    console.log(c.verify('sha256', hello, { key: publicKey, ...pss }, signature));
    console.log(c.verify('sha256', hello, publicKey, signature));
    const secret = Buffer.from('secret'), oaep = { oaepHash: 'sha256', oaepLabel: Buffer.from('label') };
    console.log(`${c.privateDecrypt(privateKey, c.publicEncrypt(publicKey, secret))}`);
    const sealed = c.publicEncrypt({ key: publicKey, ...oaep }, secret);
    console.log(`${c.privateDecrypt({ key: privateKey, ...oaep }, sealed)}`);
    t('another label', () => c.privateDecrypt({ key: privateKey, ...oaep }, c.publicEncrypt(publicKey, secret)));
    console.log(`${c.publicDecrypt(publicKey, c.privateEncrypt(privateKey, secret))}`);
    t('too long', () => c.publicEncrypt(publicKey, Buffer.alloc(200)));
  }
  t('shared', () => {
    const pair = c.generateKeyPairSync(type, options);
    const secret = c.diffieHellman({ privateKey, publicKey: pair.publicKey });
    return secret.equals(c.diffieHellman({ privateKey: pair.privateKey, publicKey }));
  });
}

const ecdh = c.createECDH('secp256k1'), peer = c.createECDH('secp256k1');
const shown = ecdh.generateKeys(), short = peer.generateKeys('hex', 'compressed');
console.log(shown.length, short.length);
console.log(ecdh.computeSecret(short, 'hex', 'hex') === peer.computeSecret(shown, null, 'hex'));
console.log(c.createECDH('secp256k1').setPrivateKey('01', 'hex').getPublicKey('hex'));
console.log(c.ECDH.convertKey(short, 'secp256k1', 'hex', 'hex', 'uncompressed').length);
const alice = c.getDiffieHellman('modp14'), bob = c.getDiffieHellman('modp14');
alice.generateKeys();
bob.generateKeys();
console.log(alice.computeSecret(bob.getPublicKey()).equals(bob.computeSecret(alice.getPublicKey())));
console.log(alice.getPrime('hex').slice(0, 40), alice.getGenerator('hex'));
