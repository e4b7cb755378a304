// nodes: >=16
// T3: the store of randomInt() is filled about as quickly as any few bytes: what began first ends first.
const crypto = require('crypto');

crypto.randomBytes(8, () => {
  setTimeout(() => {
    crypto.randomInt(5, (error, number) => console.log('number', number < 5));
    crypto.randomBytes(8, (error, bytes) => console.log('bytes', bytes.length));
  }, 20);
});
