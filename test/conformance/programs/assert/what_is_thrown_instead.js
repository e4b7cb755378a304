// An error that is not the one that was wanted: until 12 it is thrown on, for a regular expression until 10.
const assert = require('assert');
const tell = (check) => {
  try { check(); console.log('passed'); } catch (error) { console.log(error.name, error.message.split('\n')[0]); }
};
tell(() => assert.throws(() => { throw new TypeError('bad'); }, RangeError));
tell(() => assert.throws(() => { throw new Error('bad'); }, /good/));
tell(() => assert.throws(() => { throw new Error('bad'); }, () => false));
tell(() => assert.strictEqual([1], [1]));
tell(() => assert.strictEqual('a', 'b', 'my own message'));
tell(() => assert.notStrictEqual(1, 1));
tell(() => assert.deepStrictEqual({ a: 1 }, { a: 2 }));
