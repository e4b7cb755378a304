// What changed in inspection from 10 to 16: own names of errors, tags, bytes of buffers, classes of what extends a
// built-in one, and errors in one line with what holds them.
const plain = (error) => {
  error.stack = `${error.name}: ${error.message}\n    at somewhere (file.js:1:1)`;
  return error;
};
class Failure extends Error {
  constructor(message) {
    super(message);
    this.name = 'Failure';
    this.code = 7;
  }
}
class Holder { constructor(error) { this.error = error; } }
class Sum extends Number {}
class List extends Array {}
class Text extends String {}
class When extends Date {}
class Pattern extends RegExp {}
console.log(plain(new Failure('failed')));
console.log([plain(new Failure('in a list'))], { error: plain(new TypeError('in an object')) });
console.log(new Holder(plain(new Error('held'))), new Set([plain(new RangeError('of a set'))]));
console.log(new Holder((() => { const e = new Error('short'); e.stack = 'no frames'; return e; })()));
console.log({ [Symbol.toStringTag]: 'Tag', a: 1 }, { [Symbol.toStringTag]: 'Object' });
console.log(new ArrayBuffer(3), new SharedArrayBuffer(2), new DataView(new ArrayBuffer(2)));
console.log(new Sum(3), new List(), new List(2), new Text('t'), new When(0), new Pattern('r'));
console.log(Object.create(Object.create(null)), { ['__proto__']: 1 }, new WeakMap());
console.log(new Map([[{ a: 'a long enough text' }, { b: 'another text of that length' }]]).entries());
console.log(Object.setPrototypeOf(function named() {}, null), async () => {}, function* steps() {});
console.log({ aLongKeyName: new Map([['a first key', 1], ['a second key', 2], ['a third one', '😀']]) });
