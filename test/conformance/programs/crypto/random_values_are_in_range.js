// nodes: >=16
const crypto = require('crypto');
const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
console.log(uuid.test(crypto.randomUUID()), uuid.test(crypto.webcrypto.randomUUID ? crypto.webcrypto.randomUUID() : crypto.randomUUID()));
console.log(new Set(Array.from({ length: 1000 }, () => crypto.randomUUID())).size);
const seen = new Set();
for (let i = 0; i < 3000; i++) seen.add(crypto.randomInt(-2, 3));
console.log([...seen].sort((a, b) => a - b));
console.log(crypto.randomBytes(0).length, crypto.randomBytes(100).length, crypto.randomBytes(5) instanceof Buffer);
const array = new Uint32Array(8);
console.log(crypto.randomFillSync(array, 4) === array, array.subarray(0, 4).every((n) => n === 0), array.subarray(4).some((n) => n !== 0));
console.log(crypto.webcrypto.getRandomValues(new Uint8Array(4)).length);
crypto.randomBytes(0, (error, bytes) => console.log('empty', error, bytes.length));
console.log('behind');
