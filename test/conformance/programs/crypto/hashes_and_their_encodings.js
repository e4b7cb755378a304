// nodes: >=12
const { createHash, createHmac } = require('crypto');
for (const name of ['md5', 'sha1', 'sha256', 'SHA512', 'sha3-256', 'RSA-SHA256', 'ripemd160', 'blake2b512']) {
  console.log(name, createHash(name).update('loop').update(Buffer.from('glass')).digest('hex'));
}
for (const encoding of ['hex', 'base64', 'latin1', 'binary', 'utf16le', undefined, 'buffer']) {
  const digest = createHash('sha1').update('x').digest(encoding);
  console.log(encoding, typeof digest, Buffer.from(digest, 'latin1').length);
}
console.log(createHash('sha1').update('00ff', 'hex').digest('hex'), createHash('sha1').update('ÿ', 'latin1').digest('hex'));
console.log(createHash('shake128', { outputLength: 5 }).update('a').digest('hex'));
const first = createHash('sha256').update('a');
const second = first.copy();
console.log(first.update('b').digest('hex') === createHash('sha256').update('ab').digest('hex'));
console.log(second.digest('base64') === createHash('sha256').update('a').digest('base64'));
console.log(createHmac('sha256', 'key').update('message').digest('hex'));
console.log(createHmac('sha1', Buffer.alloc(200, 1)).update(new Uint16Array([1, 2])).digest('base64'));
console.log(createHmac('md5', '').update('').digest('hex'));
const hmac = createHmac('sha1', 'k');
hmac.digest();
console.log(JSON.stringify(hmac.digest('hex')), hmac.digest().length);
