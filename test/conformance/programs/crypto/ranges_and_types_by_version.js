// nodes: >=12
const crypto = require('crypto');
const calls = [
  () => crypto.pbkdf2Sync('a', 'b', -1, 1, 'sha1'), () => crypto.pbkdf2Sync('a', 'b', 1, -1, 'sha1'),
  () => crypto.pbkdf2Sync(5, 'b', 1, 1, 'sha1'), () => crypto.createHmac('sha1'),
  () => crypto.scryptSync('a', 'b', 8, { N: 3 }),
];
for (const call of calls) {
  try {
    call();
  } catch (error) {
    console.log(error.name, error.code, error.message);
  }
}
