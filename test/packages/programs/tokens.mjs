import jwt from 'jsonwebtoken';
import bcrypt from 'bcryptjs';
const t = jwt.sign({ a: 1, iat: 1 }, 's');
console.log(t, jwt.verify(t, 's'));
console.log(bcrypt.compareSync('x', bcrypt.hashSync('x', 4)));
bcrypt
  .hash('y', 4)
  .then((h) => bcrypt.compare('y', h))
  .then(console.log);

import { generateKeyPairSync } from 'node:crypto';
for (const [algorithm, type, options] of [['RS256', 'rsa', { modulusLength: 2048 }], ['PS256', 'rsa', { modulusLength: 2048 }],
  ['ES256', 'ec', { namedCurve: 'P-256' }]]) {
  const { publicKey, privateKey } = generateKeyPairSync(type, options);
  const signed = jwt.sign({ a: 1, iat: 1 }, privateKey, { algorithm });
  const pem = publicKey.export({ type: 'spki', format: 'pem' });
  console.log(signed.split('.').map((part) => part.length), jwt.verify(signed, pem, { algorithms: [algorithm] }));
  try {
    jwt.verify(signed.slice(0, -8), publicKey);
  } catch (error) {
    console.log(error.name, error.message);
  }
}
