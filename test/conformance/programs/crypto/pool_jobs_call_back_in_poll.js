// nodes: >=14.10
const crypto = require('crypto');
crypto.pbkdf2('secret', 'salt', 1000, 20, 'sha512', (error, key) => {
  console.log('pbkdf2', error, key.toString('hex'));
  process.nextTick(() => console.log('tick'));
  Promise.resolve().then(() => console.log('microtask'));
  setImmediate(() => console.log('immediate of a job'));
  setTimeout(() => {
    console.log('timeout of a job');
    crypto.scrypt('secret', 'salt', 20, { N: 1024 }, (error, key) => {
      console.log('scrypt', error, key.toString('hex'));
      crypto.randomBytes(8, (error, bytes) => {
        console.log('random', error, bytes.length);
        crypto.randomFill(new Uint16Array(4), (error, array) => {
          console.log('fill', error, array.constructor.name, array.length);
          crypto.randomInt(10, (error, number) => console.log('int', error, number >= 0 && number < 10));
          process.nextTick(() => console.log('tick behind int'));
        });
      });
    });
  }, 1);
});
process.nextTick(() => console.log('main tick'));
console.log('main');
