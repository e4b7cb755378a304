// nodes: >=12
// %s asks what has a toString() of its own, and classes of Node's own have; numbers with separators; colors of what is not its own.
const util = require('util');
console.log('%s', Buffer.from('hi')); console.log('%s', [Buffer.from('a')]); console.log('%s', new Uint8Array(2)); console.log('%s %s', new Date(0), /x/); console.log('%s', Object.assign([1,2], { toString() { return 'mine'; } }));
console.log('%s', new (class A { toString() { return 'A!'; } })()); console.log('%s', new (class B extends Map {})()); console.log('%s', new (class E2 extends Error { toString() { return 'E2!'; } })('m')); console.log('%s', new URL('http://a.b/c')); console.log('%s', new URLSearchParams('a=1'));
console.log('%s', Object.create({ toString() { return 'proto'; } })); console.log('%s', Object.create(null)); console.log('%s', () => 1); console.log('%s', class Q {}); console.log('%s', new (class P extends Array { toString() { return 'P'; } })(3));
console.log('%s', { [Symbol.toPrimitive]() { return 'prim'; } }); console.log('%s', new (class T { [Symbol.toPrimitive]() { return 'cp'; } })()); console.log('%s', new (class D2 extends Date {})(0)); console.log('%s', Symbol('a'), -0, 5n, [1, [2, [3]]], { a: { b: { c: 1 } } });
console.log('%s', new String('boxed'), new Number(3)); console.log('%s', new Set([1])); console.log('%s', Promise.resolve(1)); console.log(`${Buffer.from('tpl')}`);
console.log(typeof util.inspect.colors, typeof util.inspect.styles, typeof util.inspect.defaultOptions, Object.keys(util.inspect));
console.log(util.inspect([-0, 0, 1e-7, 12345.678, -1234567, 1e21, 123456789n, 0.0000123], { numericSeparator: true }));
console.log(util.inspect(new Map([[1, 2]]).entries(), { maxArrayLength: 0 }), util.inspect(new Set([1, 2, 3]), { maxArrayLength: 1 }), util.inspect(new Set([1, 2, 3]).values(), { maxArrayLength: 1 }),  util.inspect(new Map([[1, 2], [3, 4]]), { maxArrayLength: 1 }));
console.log(util.inspect([new ArrayBuffer(2), new SharedArrayBuffer(2), new DataView(new ArrayBuffer(1))], { colors: true }));
console.log(util.inspect(new ArrayBuffer(2), { showHidden: true, colors: true }));
console.log(util.inspect([1, 'a', null, undefined, Symbol('x'), () => {}, new Date(0), true, 1n, { get a() { return 1; } }, [,], new Error('x').message, new Map([[{ a: 1 }, 'b']]), new Proxy({}, {}), new Set(['a'])], { colors: true }));
