// Errors: head, properties, cause; frames are cut away because they differ by engine.
const { inspect } = require('util');
Error.stackTraceLimit = 1;
const cut = (e, o) => inspect(e, o).replace(/(\n *at .*)+/g, '\n    <frames>');
const err = (E, m, p, o) => Object.assign(new E(m, o), p);
console.log(cut(new Error('plain')));
console.log(cut(err(TypeError, 'coded', { code: 'E_X', n: { a: { b: { c: 1 } } } })));
console.log(cut(new Error('outer', { cause: new RangeError('inner') })));
console.log(cut(new Error('outer', { cause: 'text' })));
console.log(cut(new AggregateError([new Error('a'), 2], 'many')));
class MyError extends Error { constructor(m) { super(m); this.name = 'MyError'; } }
class Unnamed extends TypeError {}
console.log(cut(new MyError('mine')), cut(new Unnamed('u')));
const noStack = new Error('no stack'); noStack.stack = undefined; console.log(cut(noStack));
const own = new Error('own'); own.stack = 'custom stack text'; console.log(cut(own));
const renamed = new Error('r'); renamed.name = 'Renamed'; console.log(cut(renamed));
const messageChanged = new Error('before'); messageChanged.message = 'after'; console.log(cut(messageChanged));
console.log(cut({ e: new Error('nested') }), cut([new Error('in array')]));
console.log(cut({ a: { b: { c: new Error('deep') } } }));
function Old(m) { this.message = m; } Object.setPrototypeOf(Old.prototype, Error.prototype); Old.prototype.name = 'Old';
console.log(cut(new Old('es5')));
console.log(cut(new Error('')), cut(new Error()), cut(Object.assign(new Error('x'), { name: 'y' })));
console.log(cut(new Error('multi\nline\nmessage')));
const e = new Error('toString'); console.log(String(e), `${new MyError('q')}`);
const c1 = new Error('c1'); c1.self = c1; console.log(cut(c1));
try { null.x; } catch (x) { console.log(x instanceof TypeError, x.name, typeof x.stack); }
console.log(cut(new Error('enum'), { compact: false }));
console.log(Object.keys(new Error('k')), cut(Object.freeze(new Error('frozen'))));
