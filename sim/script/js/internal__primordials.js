'use strict';
// The built-in functions of the pristine realm, captured before any user code runs, so that a script which
// replaces Array.prototype.push or String.prototype.slice cannot break or subvert a built-in module.
//
//   Array.prototype.push.call(list, x)   ArrayPrototypePush(list, x)
//   Array.isArray(x)                     ArrayIsArray(x)
//   get Map.prototype.size               MapPrototypeGetSize(map)
//   RegExp.prototype[Symbol.replace]     RegExpPrototypeSymbolReplace(regexp, text, by)
//   Map, Promise, Symbol.iterator        Map, Promise, SymbolIterator
//
// Rules for users of this file: loop over arrays by index (for...of and destructuring by [] run the
// replaceable array iterator), call with ReflectApply instead of spread, make objects that are looked up by a
// foreign key with `__proto__: null`.

require('internal/error_stack');

const { apply, defineProperty, getOwnPropertyDescriptor, getPrototypeOf, ownKeys, setPrototypeOf } =
  Reflect;
const { bind, call } = Function.prototype;
const uncurryThis = bind.bind(call);

const captured = { __proto__: null, uncurryThis, applyBind: bind.bind(apply) };

// What a key is called inside a name: push is Push, Symbol.iterator is SymbolIterator.
function nameOfKey(key) {
  if (typeof key === 'symbol') {
    const description = key.description;  // "Symbol.iterator"
    return `Symbol${description[7].toUpperCase()}${description.slice(8)}`;
  }
  return `${key[0].toUpperCase()}${key.slice(1)}`;
}

function captureMembers(source, prefix, asMethods) {
  const keys = ownKeys(source);
  for (let i = 0; i < keys.length; i++) {
    const key = keys[i];
    if (typeof key === 'symbol' && !key.description.startsWith('Symbol.')) continue;
    const name = nameOfKey(key);
    const { get, set, value } = getOwnPropertyDescriptor(source, key);
    if (get !== undefined) {
      captured[`${prefix}Get${name}`] = asMethods ? uncurryThis(get) : get;
      if (set !== undefined) captured[`${prefix}Set${name}`] = asMethods ? uncurryThis(set) : set;
    } else if (typeof value === 'function' && asMethods) {
      captured[`${prefix}${name}`] = uncurryThis(value);
    } else {
      captured[`${prefix}${name}`] = value;
    }
  }
}

// Static methods of constructors that need their constructor as `this`.
function captureStatics(source, prefix) {
  const keys = ownKeys(source);
  for (let i = 0; i < keys.length; i++) {
    const key = keys[i];
    if (key === 'prototype' || key === 'length' || key === 'name') continue;
    if (typeof key === 'symbol' && !key.description.startsWith('Symbol.')) continue;
    const { get, value } = getOwnPropertyDescriptor(source, key);
    if (get !== undefined) continue;
    captured[`${prefix}${nameOfKey(key)}`] =
      prefix === 'Promise' && typeof value === 'function' ? apply(bind, value, [source]) : value;
  }
}

const namespaces = ['Atomics', 'JSON', 'Math', 'Reflect'];
for (let i = 0; i < namespaces.length; i++) {
  captured[namespaces[i]] = globalThis[namespaces[i]];
  captureMembers(globalThis[namespaces[i]], namespaces[i], false);
}

const constructors = [
  'AggregateError', 'Array', 'ArrayBuffer', 'BigInt', 'BigInt64Array', 'BigUint64Array', 'Boolean',
  'DataView', 'Date', 'Error', 'EvalError', 'FinalizationRegistry', 'Float32Array', 'Float64Array',
  'Function', 'Int16Array', 'Int32Array', 'Int8Array', 'Map', 'Number', 'Object', 'Promise', 'RangeError',
  'ReferenceError', 'RegExp', 'Set', 'SharedArrayBuffer', 'String', 'Symbol', 'SyntaxError', 'TypeError',
  'URIError', 'Uint16Array', 'Uint32Array', 'Uint8Array', 'Uint8ClampedArray', 'WeakMap', 'WeakRef',
  'WeakSet',
];
for (let i = 0; i < constructors.length; i++) {
  const name = constructors[i];
  const constructor = globalThis[name];
  captured[name] = constructor;
  captured[`${name}Prototype`] = constructor.prototype;
  captureStatics(constructor, name);
  captureMembers(constructor.prototype, `${name}Prototype`, true);
}

const TypedArray = getPrototypeOf(Uint8Array);
captured.TypedArray = TypedArray;
captured.TypedArrayPrototype = TypedArray.prototype;
captureMembers(TypedArray.prototype, 'TypedArrayPrototype', true);

captured.Proxy = Proxy;
captured.globalThis = globalThis;
captured.decodeURIComponent = decodeURIComponent;
captured.encodeURIComponent = encodeURIComponent;
captured.AsyncIteratorPrototype = getPrototypeOf(getPrototypeOf(async function* () {}).prototype);
captured.IteratorPrototype = getPrototypeOf(getPrototypeOf([][Symbol.iterator]()));
const GeneratorPrototype = getPrototypeOf(function* () {}).prototype;
captured.GeneratorPrototypeNext = uncurryThis(GeneratorPrototype.next);
captured.GeneratorPrototypeThrow = uncurryThis(GeneratorPrototype.throw);

// Map, Set and so on whose methods are their own and frozen. A list of what it holds is read without its iterator, which
// a script may have replaced.
function makeSafe(Unsafe) {
  const add = Unsafe.prototype.add && uncurryThis(Unsafe.prototype.add);
  class Safe extends Unsafe {
    constructor(list) {
      super();
      if (list !== undefined) for (let i = 0; i < list.length; i++) add(this, list[i]);
    }
  }
  const keys = ownKeys(Unsafe.prototype);
  for (let i = 0; i < keys.length; i++) {
    if (keys[i] !== 'constructor') {
      defineProperty(Safe.prototype, keys[i], getOwnPropertyDescriptor(Unsafe.prototype, keys[i]));
    }
  }
  setPrototypeOf(Safe.prototype, null);
  Object.freeze(Safe.prototype);
  Object.freeze(Safe);
  return Safe;
}
captured.SafeMap = makeSafe(Map);
// The engine's own, which checks nothing.
captured.queueMicrotask = globalThis.queueMicrotask;
captured.SafeSet = makeSafe(Set);
captured.SafeWeakMap = makeSafe(WeakMap);
captured.SafeWeakSet = makeSafe(WeakSet);

// Appends the elements of `more` to `list`.
captured.ArrayPrototypePushApply = function (list, more) {
  const length = list.length;
  for (let i = 0; i < more.length; i++) list[length + i] = more[i];
  return list.length;
};

module.exports = Object.freeze(captured);
