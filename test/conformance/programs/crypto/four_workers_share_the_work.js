// The classic: four jobs at a time; a fifth has to wait for a worker.
const crypto = require('crypto');
let left = 6;
const done = [];
for (let i = 0; i < 6; i++) {
  const rounds = i < 4 ? 40000 * (i + 1) : 1000;
  crypto.pbkdf2('secret', 'salt', rounds, 64, 'sha512', (error, key) => {
    done.push(i);
    if (--left === 0) console.log(done.indexOf(0) < done.indexOf(4), done.indexOf(3) === 5, done.length, key.length);
  });
}
setImmediate(() => console.log('the loop is free'));
