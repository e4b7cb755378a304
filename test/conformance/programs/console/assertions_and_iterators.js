// What is asserted and is no text is shown behind the words from 22 on; iterators of pairs were named as others in 10.
console.warn = console.log;
console.assert(false);
console.assert(false, 'text %s', 'filled');
console.assert(false, { a: 1 });
console.assert(false, 5, 'x');
console.log(new Set([1, { a: 1 }]).entries(), new Map([[1, 2]]).entries(), new Set([1]).values(), new Map([[1, 2]]).keys());
const error = new Error('shown');
delete error.stack;
error.stack = undefined;
error.code = 'CODE';
if (process.version > 'v12') console.log(error);
for (const count of [-1, Infinity]) {
  try {
    'x'.repeat(count);
  } catch (failed) {
    console.log(failed.message);
  }
}
if (typeof structuredClone === 'function') {
  for (const value of [(function* () {})(), [].values(), new Map().keys(), new WeakMap(), Promise.resolve(), new Proxy({}, {})]) {
    try {
      structuredClone(value);
    } catch (failed) {
      console.log(failed.message);
    }
  }
}
