// util.promisify(setTimeout) and (setImmediate) take a value, and from 14 on options behind it.
const { promisify } = require('util');

(async () => {
  console.log(await promisify(setTimeout)(1, 'value'), await promisify(setTimeout)(1), await promisify(setImmediate)('value'));
  const [node] = process.versions.node.split('.');
  if (node < 14) console.log(await promisify(setImmediate)('value', 'ignored'));
  else console.log(await promisify(setImmediate)('value', 'wrong').catch((error) => error.code));
  console.log('%d %d %d', -0, null, 5n);
})();
