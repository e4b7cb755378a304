// Printed by test/run/random_bytes_test.cpp, which knows no expected output: it compares seeds.
const crypto = require('crypto');
console.log(crypto.randomBytes(16).toString('hex'), crypto.randomUUID(), crypto.randomInt(1000000));
crypto.randomBytes(8, (error, bytes) => console.log(bytes.toString('hex')));
crypto.randomFill(new Uint8Array(8), (error, bytes) => console.log(bytes.join()));
const { publicKey, privateKey } = crypto.generateKeyPairSync('ec', { namedCurve: 'P-256' });
console.log(privateKey.export({ type: 'sec1', format: 'pem' }));
crypto.generateKeyPair('rsa', { modulusLength: 1024 }, (error, rsa) => console.log(rsa.export({ format: 'jwk' }).n));
crypto.sign('sha256', Buffer.from('text'), privateKey, (error, signature) => console.log(signature.toString('hex')));
console.log(crypto.publicEncrypt(crypto.generateKeyPairSync('rsa', { modulusLength: 1024 }).publicKey, Buffer.from('x'))
  .toString('hex'), publicKey.type);
console.log(crypto.generatePrimeSync(64, { bigint: true }), crypto.createECDH('secp256k1').generateKeys('hex'));
