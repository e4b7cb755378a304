// nodes: >=16
const util = require('util');
class MapMy extends Map {}
class AMapB extends Map {}
class Mapping extends Map {}
class MyWeakMap extends WeakMap {}
class MyPromise extends Promise {}
console.log(new MapMy(), new AMapB(), new Mapping(), new MyWeakMap(), MyPromise.resolve(2));
class T { get [Symbol.toStringTag]() { return 'T'; } }
class TT { get [Symbol.toStringTag]() { return 'T'; } }
class X { get [Symbol.toStringTag]() { return 'TagX'; } }
console.log(new T(), new TT(), new X(), Object.create(null, { [Symbol.toStringTag]: { value: 'Q' } }));
console.log(new Proxy({ a: 1 }, {}), [new Proxy([1], {})], new Proxy(new Map([[1, 2]]), {}));
console.log(util.inspect(new Proxy({ a: 1 }, { get: () => 5 }), { showProxy: true }), util.inspect(new Proxy({ a: 1 }, {}), { colors: true }));
const { proxy, revoke } = Proxy.revocable({}, {});
revoke();
console.log([proxy], { a: { b: { c: new Proxy({ x: 1 }, {}) } } });
class Custom { [util.inspect.custom]() { return `custom ${util.types.isProxy(this)}`; } }
console.log(new Proxy(new Custom(), {}));
console.log({ [Symbol('a b')]: 1, [Symbol('m')]() {}, get [Symbol('g')]() { return 1; } });
console.log(util.inspect(Object.defineProperty({}, Symbol('h'), { value: 1, enumerable: false }), { showHidden: true }));
console.log(new ArrayBuffer(2), new DataView(new ArrayBuffer(1)), util.inspect(new Uint8Array(1), { showHidden: true }));
const error = new Error('x');
error[Symbol('k')] = 1;
error.stack = 'Error: x\n    at a';
console.log(error);
