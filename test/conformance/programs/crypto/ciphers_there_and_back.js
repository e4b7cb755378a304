const crypto = require('crypto');
const text = 'The quick brown fox jumps over the lazy dog. Zwölf Boxkämpfer.';
for (const [name, keyLength, ivLength] of [['aes-128-cbc', 16, 16], ['aes-192-cbc', 24, 16], ['aes-256-cbc', 32, 16],
  ['aes-256-ctr', 32, 16], ['aes-128-ecb', 16, 0], ['aes-256-gcm', 32, 12], ['chacha20-poly1305', 32, 12],
  ['AES-128-CFB', 16, 16], ['aes-128-ofb', 16, 16]]) {
  const key = Buffer.alloc(keyLength, 7), iv = ivLength ? Buffer.alloc(ivLength, 9) : null;
  const isAuthenticated = /gcm|poly/.test(name);
  const options = isAuthenticated ? { authTagLength: 16 } : undefined;
  const cipher = crypto.createCipheriv(name, key, iv, options);
  if (isAuthenticated) cipher.setAAD(Buffer.from('about'));
  const sealed = cipher.update(text, 'utf8', 'hex') + cipher.final('hex');
  const tag = isAuthenticated ? cipher.getAuthTag() : null;
  console.log(name, sealed, tag && tag.toString('hex'));
  const decipher = crypto.createDecipheriv(name, key, iv, options);
  if (isAuthenticated) {
    decipher.setAuthTag(tag);
    decipher.setAAD(Buffer.from('about'));
  }
  console.log(decipher.update(sealed, 'hex', 'utf8') + decipher.final('utf8') === text);
}
const padded = crypto.createCipheriv('aes-128-cbc', Buffer.alloc(16), Buffer.alloc(16));
padded.setAutoPadding(false);
console.log(padded.update(Buffer.alloc(16)).length, padded.final().length);
const stream = crypto.createCipheriv('aes-128-cbc', Buffer.alloc(16), Buffer.alloc(16));
stream.setEncoding('base64');
stream.on('data', (chunk) => console.log('data', chunk));
stream.on('end', () => console.log('end'));
stream.write('hello ');
stream.end('world');
