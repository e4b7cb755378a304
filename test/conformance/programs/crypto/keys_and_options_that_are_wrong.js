// nodes: >=18
// What crypto says of keys that are none, of wrong options, and of keys of the wrong kind.
const c = require('crypto');
const util = require('util');
const t = (name, f) => {
  try {
    console.log(name, f());
  } catch (e) {
    console.log(name, 'throws', e.name, e.code, e.message);
  }
};
const show = (value) => util.inspect(value, { breakLength: Infinity });
const text = Buffer.from('text');

for (const words of [[5], ['foo'], ['foo', {}], ['rsa'], ['rsa', {}], ['rsa', { modulusLength: -1 }],
  ['rsa', { modulusLength: 'x' }], ['rsa', { modulusLength: 1024, publicExponent: 'a' }], ['ec', {}],
  ['ec', { namedCurve: 'abc' }], ['ec', { namedCurve: 'P-256', paramEncoding: 'x' }]]) {
  t(show(words), () => c.generateKeyPairSync(...words));
}
t('no callback', () => c.generateKeyPair('rsa', { modulusLength: 1024 }));
t('no callback', () => c.generateKeyPair('rsa', { modulusLength: 1024 }, 5));
const pkcs8 = { type: 'pkcs8', format: 'pem' };
for (const [publicKeyEncoding, privateKeyEncoding] of [[5, 5], [{}, {}], [{ type: 'spki' }, { type: 'pkcs8' }],
  [{ type: 'spki', format: 'x' }], [pkcs8], [undefined, { type: 'spki', format: 'pem' }],
  [undefined, { ...pkcs8, cipher: 'aes-128-cbc' }], [undefined, { ...pkcs8, passphrase: 'x' }],
  [undefined, { ...pkcs8, cipher: 5, passphrase: 'x' }], [undefined, { ...pkcs8, cipher: 'abc', passphrase: 'x' }],
  [undefined, { type: 'pkcs1', format: 'der', cipher: 'aes-128-cbc', passphrase: 'x' }],
  [undefined, { type: 'sec1', format: 'pem' }]]) {
  t(show([publicKeyEncoding, privateKeyEncoding]),
    () => c.generateKeyPairSync('rsa', { modulusLength: 1024, publicKeyEncoding, privateKeyEncoding }).publicKey.type);
}

const jwk = (key) => ({ key, format: 'jwk' });
for (const value of [undefined, null, 5, 'abc', '', {}, { key: 5 }, { key: 'abc', format: 'der' },
  { key: 'x', format: 'q' }, Buffer.from('x'), '-----BEGIN PUBLIC KEY-----\nabc\n-----END PUBLIC KEY-----\n', jwk({}),
  jwk({ kty: 'RSA' }), jwk({ kty: 'x' }), jwk({ kty: 'EC', crv: 'q' }),
  jwk({ kty: 'EC', crv: 'P-256', x: 'a', y: 'b' })]) {
  console.log(show(value));
  t('public', () => c.createPublicKey(value));
  t('sign', () => c.sign('sha256', text, value));
  t('verify', () => c.verify('sha256', text, value, text));
}
const secret = c.createSecretKey(Buffer.from('abcd'));
const { publicKey, privateKey } = c.generateKeyPairSync('rsa', { modulusLength: 1024 });
for (const key of [secret, publicKey, privateKey]) {
  console.log(key.type);
  t('public', () => c.createPublicKey(key).type);
  t('sign', () => c.sign('sha256', text, key).length);
  t('hmac', () => c.createHmac('sha256', key).update(text).digest('hex'));
  t('equals', () => [key.equals(secret), key.equals(publicKey), key.equals(privateKey)]);
  t('equals', () => key.equals(5));
}
t('digest', () => c.sign('foo', text, privateKey));
t('digest', () => c.createSign('foo'));
t('digest', () => c.createSign());
t('digest', () => c.createVerify('foo'));
t('text', () => c.sign('sha256', 'text', privateKey).length);
t('data', () => c.sign('sha256', 5, privateKey));
t('data', () => c.createSign('sha256').update(5));
t('no key', () => c.createSign('sha256').sign());
t('padding', () => c.sign('sha256', text, { key: privateKey, padding: 'x' }));
t('encoding', () => c.sign('sha256', text, { key: privateKey, dsaEncoding: 'q' }));
t('signature', () => c.verify('sha256', text, publicKey, 'x'));
t('export', () => publicKey.export());
t('export', () => publicKey.export({}));
t('export', () => publicKey.export({ format: 'pem' }));
t('export', () => privateKey.export({ format: 'pem', type: 'spki' }));
t('export', () => privateKey.export({ format: 'jwk', passphrase: 'x' }));
t('class', () => [publicKey instanceof c.KeyObject, util.types.isKeyObject(publicKey), util.types.isKeyObject({})]);
t('class', () => [publicKey.constructor.name, Object.getPrototypeOf(publicKey.constructor).name]);
t('new', () => new c.KeyObject('x'));
t('new', () => new c.KeyObject('secret', 5));
t('from', () => c.KeyObject.from(5));
for (const curve of ['x', undefined]) t('curve', () => c.createECDH(curve));
const ecdh = c.createECDH('secp256k1');
t('no key', () => ecdh.getPublicKey());
t('no key', () => ecdh.getPrivateKey());
t('format', () => ecdh.generateKeys('hex', 'foo'));
t('point', () => ecdh.computeSecret(text));
t('number', () => ecdh.setPrivateKey('00', 'hex'));
t('group', () => c.getDiffieHellman('x'));
t('size', () => c.createDiffieHellman());
for (const [type, options] of [['hmac', { length: 64 }], ['aes', { length: 256 }], ['aes', { length: 5 }],
  ['hmac', { length: 5 }], ['x', { length: 5 }], ['hmac']]) {
  t(show([type, options]), () => c.generateKeySync(type, options).symmetricKeySize);
}
t('primes', () => [c.generatePrimeSync(32).byteLength, typeof c.generatePrimeSync(16, { bigint: true })]);
t('primes', () => [c.checkPrimeSync(7n), c.checkPrimeSync(8n), c.checkPrimeSync(Buffer.from([13]))]);
for (const words of [[], [0], ['x'], [32, { safe: 1 }]]) t(show(words), () => c.generatePrimeSync(...words));
for (const words of [['x'], [-1n]]) t(show(words), () => c.checkPrimeSync(...words));
