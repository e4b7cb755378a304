// nodes: >=18
// New keys, signatures and prime numbers are work of the pool; their callbacks come in a poll phase.
const crypto = require('crypto');
const { promisify } = require('util');

crypto.generateKeyPair('ec', { namedCurve: 'P-256' }, (error, publicKey, privateKey) => {
  console.log('pair', error, publicKey.type, privateKey.type);
  process.nextTick(() => console.log('tick of pair'));
  Promise.resolve().then(() => console.log('reaction of pair'));
  crypto.sign('sha256', Buffer.from('text'), privateKey, (error, signature) => {
    console.log('signed', error, Buffer.isBuffer(signature));
    crypto.verify('sha256', Buffer.from('text'), publicKey, signature, (error, isRight) => {
      console.log('verified', error, isRight);
      crypto.generateKey('hmac', { length: 64 }, (error, key) => {
        console.log('secret', error, key.export().length);
        crypto.generatePrime(32, { bigint: true }, (error, prime) => {
          console.log('prime', error, prime > 2n ** 31n);
          crypto.checkPrime(prime, (error, isPrime) => {
            console.log('checked', error, isPrime);
            setImmediate(() => console.log('immediate of the last'));
            rest();
          });
        });
      });
    });
  });
});
setImmediate(() => console.log('immediate'));
process.nextTick(() => console.log('tick'));
console.log('main');

async function rest() {
  const generate = promisify(crypto.generateKeyPair);
  const pair = await generate('rsa', {
    modulusLength: 1024,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem', cipher: 'aes-256-cbc', passphrase: 'word' },
  });
  console.log(Object.keys(pair), pair.privateKey.split('\n')[0]);
  const key = { key: pair.privateKey, passphrase: 'word' };
  const signature = await promisify(crypto.sign)('sha256', Buffer.from('text'), key);
  console.log(signature.length, crypto.createVerify('sha256').update('text').verify(pair.publicKey, signature));
  await generate('rsa', { modulusLength: 10 }).catch((error) => console.log(error.message));
  await Promise.all([1, 2, 3].map(() => generate('ed25519', {}))).then((pairs) => console.log(pairs.length));
}
