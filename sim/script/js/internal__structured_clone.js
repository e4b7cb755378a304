'use strict';
// structuredClone, and what postMessage sends: a deep copy by the HTML standard's algorithm.

const {
  Array, ArrayBufferIsView, ArrayBufferPrototypeSlice, ArrayBufferPrototypeTransfer, BigIntPrototypeValueOf,
  BooleanPrototypeValueOf, DataView, Date, DatePrototypeGetTime, Error, EvalError, FunctionPrototypeToString,
  Map, MapPrototypeForEach, MapPrototypeSet, NumberPrototypeValueOf, Object, ObjectDefineProperty,
  ObjectGetOwnPropertyDescriptor, ObjectKeys, RangeError, ReferenceError, RegExp, SafeMap, Set,
  SetPrototypeAdd, SetPrototypeForEach, String, StringPrototypeValueOf, SyntaxError, TypeError,
  TypedArrayPrototypeGetSymbolToStringTag, URIError,
} = primordials;
const { classKind } = binding.util;

const errorClasses = {
  __proto__: null, Error, EvalError, RangeError, ReferenceError, SyntaxError, TypeError, URIError,
};

function cannotClone(what) {
  return new (require('internal/dom_exception'))(`${what} could not be cloned.`, 'DataCloneError');
}
const nameOf = (object) => `#<${object.constructor?.name || 'Object'}>`;

function define(object, key, value, enumerable) {
  const descriptor = { __proto__: null, value, writable: true, enumerable, configurable: true };
  ObjectDefineProperty(object, key, descriptor);
}

// `cloneHost(object)` clones or transfers what only its own module knows (ports...); undefined for the rest.
class Cloner {
  constructor(cloneHost) {
    this.cloneHost = cloneHost;
    this.copies = new SafeMap();  // original -> copy, for circles and shared objects
  }

  clone(value) {
    if (typeof value === 'symbol') throw cannotClone(String(value));
    if (typeof value === 'function') throw cannotClone(FunctionPrototypeToString(value));
    if (typeof value !== 'object' || value === null) return value;
    return this.copies.get(value) ?? this.cloneObject(value);
  }

  keep(original, copy) {
    this.copies.set(original, copy);
    return copy;
  }

  cloneObject(value) {
    if (ArrayBufferIsView(value)) return this.cloneView(value);
    const kind = classKind(value);
    switch (kind) {
      case 'Boolean': return this.keep(value, Object(BooleanPrototypeValueOf(value)));
      case 'Number': return this.keep(value, Object(NumberPrototypeValueOf(value)));
      case 'String': return this.keep(value, Object(StringPrototypeValueOf(value)));
      case 'BigInt': return this.keep(value, Object(BigIntPrototypeValueOf(value)));
      case 'Date': return this.keep(value, new Date(DatePrototypeGetTime(value)));
      case 'RegExp': return this.keep(value, new RegExp(value.source, value.flags));
      case 'ArrayBuffer': return this.keep(value, this.cloneBuffer(value));
      case 'SharedArrayBuffer': return this.keep(value, value);
      case 'Map': return this.cloneMap(value);
      case 'Set': return this.cloneSet(value);
      case 'Error': return this.cloneError(value);
      case 'Array': case 'Object': case 'Arguments': {
        const host = this.cloneHost?.(value);
        if (host !== undefined) return this.keep(value, host);
        if (value instanceof require('internal/dom_exception')) return this.cloneException(value);
        const copy = this.keep(value, kind === 'Array' ? new Array(value.length) : {});
        return this.cloneProperties(value, copy);
      }
      default: throw cannotClone(nameOf(value));
    }
  }

  cloneProperties(from, to) {
    const keys = ObjectKeys(from);
    for (let i = 0; i < keys.length; i++) define(to, keys[i], this.clone(from[keys[i]]), true);
    return to;
  }

  cloneBuffer(buffer) {
    if (buffer.detached) throw cannotClone('An ArrayBuffer is detached and');
    return ArrayBufferPrototypeSlice(buffer, 0);
  }

  cloneView(view) {
    const name = TypedArrayPrototypeGetSymbolToStringTag(view);
    const { buffer, byteOffset, byteLength, length } = view;
    const copy = this.clone(buffer);
    return this.keep(view, name === undefined ? new DataView(copy, byteOffset, byteLength) :
      new primordials[name](copy, byteOffset, length));
  }

  // Entries as they were when the copying began.
  cloneMap(map) {
    const entries = [];
    MapPrototypeForEach(map, (value, key) => { entries[entries.length] = [key, value]; });
    const copy = this.keep(map, new Map());
    for (let i = 0; i < entries.length; i++) {
      MapPrototypeSet(copy, this.clone(entries[i][0]), this.clone(entries[i][1]));
    }
    return copy;
  }
  cloneSet(set) {
    const values = [];
    SetPrototypeForEach(set, (value) => { values[values.length] = value; });
    const copy = this.keep(set, new Set());
    for (let i = 0; i < values.length; i++) SetPrototypeAdd(copy, this.clone(values[i]));
    return copy;
  }

  // Name, message, stack and cause; other properties are lost.
  cloneError(error) {
    const Class = errorClasses[error.name] ?? Error;
    const copy = this.keep(error, new Class());
    const message = ObjectGetOwnPropertyDescriptor(error, 'message');
    if (message !== undefined && 'value' in message) define(copy, 'message', `${message.value}`, false);
    define(copy, 'stack', `${error.stack}`, false);
    const cause = ObjectGetOwnPropertyDescriptor(error, 'cause');
    if (cause !== undefined) define(copy, 'cause', this.clone(error.cause), false);
    return copy;
  }
  cloneException(exception) {
    const DOMException = require('internal/dom_exception');
    return this.keep(exception, new DOMException(exception.message, exception.name));
  }
}

// `transfer`: an array of what is moved, not copied.
function clone(value, transfer = [], cloneHost = undefined) {
  const cloner = new Cloner(cloneHost);
  const copy = cloner.clone(value);
  // What is transferred is gone at the end, not earlier: views of it are still read.
  for (let i = 0; i < transfer.length; i++) {
    if (classKind(transfer[i]) === 'ArrayBuffer') ArrayBufferPrototypeTransfer(transfer[i]);
  }
  return copy;
}

function structuredClone(value, options = undefined) {
  if (arguments.length === 0) throw new (require('errors').codes.ERR_MISSING_ARGS)('value');
  const transfer = [];
  if (options?.transfer !== undefined) {
    for (const object of options.transfer) transfer[transfer.length] = object;
  }
  for (let i = 0; i < transfer.length; i++) {
    const object = transfer[i];
    if (typeof object !== 'object' || object === null || classKind(object) !== 'ArrayBuffer') {
      throw new (require('internal/dom_exception'))('Found invalid object in transferList', 'DataCloneError');
    }
  }
  return clone(value, transfer);
}

module.exports = { structuredClone, clone };
