// What Error.stackTraceLimit may be, and the property stack that captureStackTrace makes.
function show(object, name) {
  const found = Object.getOwnPropertyDescriptor(object, name);
  if (!found) return 'none';
  return Object.keys(found).map((key) => `${key}:${typeof found[key] === 'boolean' ? found[key] : typeof found[key]}`).join(' ');
}
function attempt(action) {
  try { console.log(action()); } catch (error) { console.log(error.name, error.message); }
}
const firstLine = (text) => text.split('\n')[0];

const given = new Error('m');
console.log(show(given, 'stack'));
Object.defineProperty(given, 'stack', { value: 'mine' });
console.log(show(given, 'stack'), given.stack);
const fixed = new Error('z');
Object.defineProperty(fixed, 'stack', { value: 'x', writable: false });
console.log(show(fixed, 'stack'), fixed.stack);
const assigned = new Error('q');
assigned.stack = 'assigned';
console.log(show(assigned, 'stack'), assigned.stack);

const captured = {};
Error.captureStackTrace(captured);
console.log(show(captured, 'stack'), firstLine(captured.stack));
attempt(() => Error.captureStackTrace(Object.freeze({})));
attempt(() => Error.captureStackTrace(1));
attempt(() => Error.captureStackTrace());

console.log(show(Error, 'stackTraceLimit'));
const before = Error.stackTraceLimit;
for (const limit of [1, 1.9, 0, -3, NaN, 'x', undefined]) {
  Error.stackTraceLimit = limit;
  const { stack } = new Error('limited');
  console.log(limit, stack === undefined ? 'no stack' : stack.split('\n').length);
}
Error.stackTraceLimit = before;

class Sub extends Error {
  constructor() {
    super('xx');
    Error.captureStackTrace(this, Sub);
  }
}
console.log(show(new Sub(), 'stack'), Object.getOwnPropertyNames(new Sub()));
function Old(message) {
  this.message = message;
  Error.captureStackTrace(this, Old);
}
Old.prototype = Object.create(Error.prototype, { constructor: { value: Old }, name: { value: 'Old' } });
console.log(Object.getOwnPropertyNames(new Old('m')), firstLine(new Old('m').stack), Object.keys(new Old(1)));
console.log(JSON.stringify(new Error('a')), Object.assign({}, new Error('a')), { ...new Error('b') });
console.log(show(Error, 'captureStackTrace'), Error.captureStackTrace.length, Error.captureStackTrace.name);
