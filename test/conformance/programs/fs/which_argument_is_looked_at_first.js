// nodes: >=12
// And what is said of prefixes that are no texts and of modes that are neither numbers nor texts.
const fs = require('fs');

const calls = [
  () => fs.readSync('x'), () => fs.readSync('x', Buffer.alloc(1)), () => fs.readSync('x', Buffer.alloc(1), -1, 1, 0),
  () => fs.readSync(-1, Buffer.alloc(0), 0, 0, 0), () => fs.mkdtempSync(), () => fs.mkdtempSync(5), () => fs.chmodSync('x'),
  () => fs.chmodSync('x', {}), () => fs.chmodSync('x', '9'), () => fs.mkdirSync('/tmp', 1.5), () => fs.openSync('x', 'r', {}),
];
calls.forEach((call, index) => {
  try {
    console.log(index, call());
  } catch (error) {
    console.log(index, error.name, error.code, error.message);
  }
});
