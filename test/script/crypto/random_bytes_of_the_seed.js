// Printed by test/run/random_bytes_test.cpp, which knows no expected output: it compares seeds.
const crypto = require('crypto');
console.log(crypto.randomBytes(16).toString('hex'), crypto.randomUUID(), crypto.randomInt(1000000));
crypto.randomBytes(8, (error, bytes) => console.log(bytes.toString('hex')));
crypto.randomFill(new Uint8Array(8), (error, bytes) => console.log(bytes.join()));
