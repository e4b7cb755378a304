// nodes: >=12
// The lines of an AssertionError: until 20 compared in place, from 22 on by the shortest way from one to the other.
const assert = require('assert');
const tell = (check) => {
  try { check(); console.log('passed'); } catch (error) { console.log(error.message); }
};
const range = (length, change) => Array.from({ length }, (_, i) => change(i));
tell(() => assert.strictEqual('a', 'b'));
tell(() => assert.strictEqual('hello world', 'hello there'));
tell(() => assert.strictEqual('one\ntwo\nthree', 'one\n2\nthree'));
tell(() => assert.deepStrictEqual([1, 2, 3], [1, 2, 3, 4]));
tell(() => assert.deepStrictEqual([0, 1, 2, 3], [1, 2, 3]));
tell(() => assert.deepStrictEqual({ a: { b: { c: range(8, (i) => i) } }, z: 1 }, { a: { b: { c: range(8, (i) => (i === 7 ? 9 : i)) } }, z: 1 }));
tell(() => assert.deepStrictEqual(range(30, (i) => i), range(30, (i) => (i === 15 ? 'x' : i))));
tell(() => assert.deepStrictEqual({ a: 1, b: 2, c: 3 }, { a: 1, c: 3, d: 4 }));
tell(() => assert.deepStrictEqual(new Map([['a', 1], ['b', 2]]), new Map([['a', 1], ['b', 3]])));
tell(() => assert.deepStrictEqual([undefined], [null]));
tell(() => assert.deepStrictEqual({ a: undefined }, {}));
tell(() => assert.strictEqual([1], [1]));
tell(() => assert.strictEqual(1, '1'));
tell(() => assert.deepStrictEqual('text', ['text']));
