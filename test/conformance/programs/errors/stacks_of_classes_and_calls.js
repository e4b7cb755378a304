// nodes: >=12
// The whole stack, with Node's own frames: names of types and methods, places of calls, what is left out.
class Plain extends Error {
  constructor(message) {
    super(message);
    this.name = 'Plain';
  }
}
class Deeper extends Plain {
  constructor(message, code) {
    super(`${message}!`);
    this.code = code;
  }
}
console.log(new Plain('a').stack);
console.log(new Deeper('b', 5).stack);

function Old(message) {
  Error.captureStackTrace(this, Old);
  this.message = message;
}
Old.prototype = Object.create(Error.prototype);
Old.prototype.name = 'Old';
console.log(new Old('named behind its capture').stack);

const stackOf = () => new Error('here').stack.split('\n').slice(2).join('\n');
class Shape {
  constructor() { console.log(stackOf()); }
  area() { return stackOf(); }
  static of() { return stackOf(); }
  get side() { return stackOf(); }
  async later() { return stackOf(); }
}
const shape = new Shape();
console.log(shape.area());
console.log(Shape.of());
console.log(shape.side);
shape.later().then(console.log);
const box = { open() { return stackOf(); }, shut: () => stackOf(), [`com${1}puted`]() { return stackOf(); } };
console.log(box.open());
console.log(box.shut());
console.log(box.com1puted());
const other = { borrowed: box.open };
console.log(other.borrowed());
console.log([1].map(() => stackOf())[0]);
[1].forEach(function each() { console.log(stackOf()); });
console.log(new Promise((resolve) => resolve(stackOf())) && 'executor');
new Promise(() => console.log(stackOf()));
'a'.replace('a', () => console.log(stackOf()));
new Map([[1, 2]]).forEach(() => console.log(stackOf()));
(function called() { console.log(stackOf()); }).call(null);
Reflect.apply(() => console.log(stackOf()), null, []);
(function bound() { console.log(stackOf()); }).bind(box)();
console.log((function () { return stackOf(); })());

try { null.x; } catch (error) { console.log(error.stack); }
try { box.missing(); } catch (error) { console.log(error.stack); }
try { JSON.parse('{bad'); } catch (error) { console.log(error.stack.split('\n').slice(1, 3).join('\n')); }
Error.stackTraceLimit = 1;
console.log(new Error('one frame').stack);
