'use strict';
// isDeepEqual (==, as assert.deepEqual) and isDeepStrictEqual (Object.is, prototypes, symbols).

const {
  ArrayBufferIsView, ArrayIsArray, ArrayPrototypeFilter, ArrayPrototypePush, BigIntPrototypeValueOf,
  BooleanPrototypeValueOf, DatePrototypeGetTime, Error, MapPrototypeForEach, MapPrototypeGet,
  MapPrototypeGetSize, MapPrototypeHas, NumberPrototypeValueOf, ObjectGetOwnPropertySymbols,
  ObjectGetPrototypeOf, ObjectIs, ObjectKeys, ObjectPrototypeHasOwnProperty,
  ObjectPrototypePropertyIsEnumerable, ObjectPrototypeToString, SafeMap, SafeSet, SetPrototypeForEach,
  SetPrototypeGetSize, SetPrototypeHas, StringPrototypeValueOf, SymbolPrototypeValueOf,
  TypedArrayPrototypeGetSymbolToStringTag, Uint8Array,
} = primordials;
const { classKind } = binding.util;
const { compare } = binding.buffer;

// What one comparison carries: strictness, and the pairs that are being compared further out, to end circles.
class Comparison {
  constructor(strict) {
    this.strict = strict;
    this.open = new SafeMap();
  }

  equal(a, b) {
    if (a === b) return a !== 0 || !this.strict || ObjectIs(a, b);
    const objects = typeof a === 'object' && a !== null && typeof b === 'object' && b !== null;
    if (!objects) {
      if (a !== a && b !== b) return true;  // NaN
      return !this.strict && !isObject(a) && !isObject(b) && a == b;
    }
    if (this.strict && ObjectGetPrototypeOf(a) !== ObjectGetPrototypeOf(b)) return false;
    if (ObjectPrototypeToString(a) !== ObjectPrototypeToString(b)) return false;
    const kind = kindOf(a);
    if (kind !== kindOf(b) || !this.sameContent(a, b, kind)) return false;

    const keys = this.sharedKeys(a, b, kind);
    if (keys === undefined) return false;
    if (this.open.has(a)) return this.open.get(a) === b;
    this.open.set(a, b);
    const result = this.sameProperties(a, b, keys) && this.sameElements(a, b, kind);
    this.open.delete(a);
    return result;
  }

  // What lies in internal slots.
  sameContent(a, b, kind) {
    switch (kind) {
      case 'Array': return a.length === b.length;
      case 'Date': return DatePrototypeGetTime(a) === DatePrototypeGetTime(b);
      case 'RegExp': return a.source === b.source && a.flags === b.flags && a.lastIndex === b.lastIndex;
      case 'Set': return SetPrototypeGetSize(a) === SetPrototypeGetSize(b);
      case 'Map': return MapPrototypeGetSize(a) === MapPrototypeGetSize(b);
      case 'View': return this.sameView(a, b);
      case 'ArrayBuffer': case 'SharedArrayBuffer':
        return a.byteLength === b.byteLength && compare(new Uint8Array(a), new Uint8Array(b)) === 0;
      case 'Error': return this.sameHidden(a, b, 'message') && this.sameHidden(a, b, 'name') &&
        this.sameHidden(a, b, 'cause') && this.sameHidden(a, b, 'errors');
      case 'Number': return ObjectIs(NumberPrototypeValueOf(a), NumberPrototypeValueOf(b));
      case 'String': return StringPrototypeValueOf(a) === StringPrototypeValueOf(b);
      case 'Boolean': return BooleanPrototypeValueOf(a) === BooleanPrototypeValueOf(b);
      case 'BigInt': return BigIntPrototypeValueOf(a) === BigIntPrototypeValueOf(b);
      case 'Symbol': return SymbolPrototypeValueOf(a) === SymbolPrototypeValueOf(b);
      case 'URL': return a.href === b.href;
      case 'WeakMap': case 'WeakSet': case 'Promise': return !this.strict || kind === 'Promise';
      default: return true;
    }
  }

  sameView(a, b) {
    const name = TypedArrayPrototypeGetSymbolToStringTag(a);
    if (name !== TypedArrayPrototypeGetSymbolToStringTag(b) || a.byteLength !== b.byteLength) return false;
    if (!this.strict && (name === 'Float32Array' || name === 'Float64Array')) {
      for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false;  // 0 equals -0
      return true;
    }
    return compare(new Uint8Array(a.buffer, a.byteOffset, a.byteLength),
      new Uint8Array(b.buffer, b.byteOffset, b.byteLength)) === 0;
  }

  // message, name, cause and errors count even though they are not enumerable.
  sameHidden(a, b, key) {
    const shown = ObjectPrototypePropertyIsEnumerable(a, key);
    return shown === ObjectPrototypePropertyIsEnumerable(b, key) && (shown || this.equal(a[key], b[key]));
  }

  // The enumerable own keys (not the elements of arrays) if both have the same ones; else undefined.
  sharedKeys(a, b, kind) {
    const keys = namedKeys(a, kind);
    if (keys.length !== namedKeys(b, kind).length) return undefined;
    if (this.strict) {
      const symbols = enumerableSymbols(a);
      if (symbols.length !== enumerableSymbols(b).length) return undefined;
      for (let i = 0; i < symbols.length; i++) ArrayPrototypePush(keys, symbols[i]);
    }
    for (let i = 0; i < keys.length; i++) {
      if (!ObjectPrototypePropertyIsEnumerable(b, keys[i])) return undefined;
    }
    return keys;
  }

  sameProperties(a, b, keys) {
    for (let i = 0; i < keys.length; i++) {
      if (!this.equal(a[keys[i]], b[keys[i]])) return false;
    }
    return true;
  }

  sameElements(a, b, kind) {
    if (kind === 'Set') return this.sameSets(a, b);
    if (kind === 'Map') return this.sameMaps(a, b);
    if (kind !== 'Array') return true;
    for (let i = 0; i < a.length; i++) {
      const own = ObjectPrototypeHasOwnProperty(a, i);
      if (own !== ObjectPrototypeHasOwnProperty(b, i) || (own && !this.equal(a[i], b[i]))) return false;
    }
    return true;
  }

  // Objects in sets and as keys are equal if deeply equal: what is not found at once is looked for one by
  // one.
  sameSets(a, b) {
    const left = [];
    let possible = true;
    SetPrototypeForEach(a, (value) => {
      if (SetPrototypeHas(b, value)) return;
      if (this.strict && !isObject(value)) possible = false;
      ArrayPrototypePush(left, value);
    });
    if (!possible) return false;
    const candidates = [];
    SetPrototypeForEach(b, (value) => {
      if (!SetPrototypeHas(a, value)) ArrayPrototypePush(candidates, value);
    });
    return left.length === candidates.length &&
      this.pairUp(left, candidates, (x, y) => this.equal(x, y));
  }

  sameMaps(a, b) {
    const left = [];
    let possible = true;
    MapPrototypeForEach(a, (value, key) => {
      if (!possible) return;
      if (MapPrototypeHas(b, key) && this.equal(value, MapPrototypeGet(b, key))) return;
      if (this.strict && !isObject(key)) possible = false;
      ArrayPrototypePush(left, [key, value]);
    });
    if (!possible) return false;
    const candidates = [];
    const done = new SafeSet();
    MapPrototypeForEach(a, (value, key) => done.add(key));
    for (let i = 0; i < left.length; i++) done.delete(left[i][0]);
    MapPrototypeForEach(b, (value, key) => {
      if (!done.has(key)) ArrayPrototypePush(candidates, [key, value]);
    });
    return left.length === candidates.length &&
      this.pairUp(left, candidates, (x, y) => this.equal(x[0], y[0]) && this.equal(x[1], y[1]));
  }

  // Whether each of `left` has a partner of its own in `right`.
  pairUp(left, right, same) {
    const taken = [];
    for (let i = 0; i < left.length; i++) {
      let found = false;
      for (let j = 0; j < right.length && !found; j++) {
        if (!taken[j] && same(left[i], right[j])) found = taken[j] = true;
      }
      if (!found) return false;
    }
    return true;
  }
}

// Strictly equal as far as `expected` goes: what it does not name may be there or not (assert.partialDeepStrictEqual).
class PartialComparison extends Comparison {
  constructor() { super(true); }

  sameContent(a, b, kind) {
    switch (kind) {
      case 'Array': return a.length >= b.length;
      case 'Set': return SetPrototypeGetSize(a) >= SetPrototypeGetSize(b);
      case 'Map': return MapPrototypeGetSize(a) >= MapPrototypeGetSize(b);
      default: return super.sameContent(a, b, kind);
    }
  }
  sharedKeys(a, b, kind) {
    const keys = namedKeys(b, kind);
    const symbols = enumerableSymbols(b);
    for (let i = 0; i < symbols.length; i++) ArrayPrototypePush(keys, symbols[i]);
    for (let i = 0; i < keys.length; i++) {
      if (!ObjectPrototypePropertyIsEnumerable(a, keys[i])) return undefined;
    }
    return keys;
  }
  sameElements(a, b, kind) {
    if (kind === 'Array') {
      // In order, with others between them.
      let at = 0;
      for (let i = 0; i < b.length; i++, at++) {
        while (at < a.length && !this.equal(a[at], b[i])) at++;
        if (at >= a.length) return false;
      }
      return true;
    }
    const mine = [], wanted = [];
    if (kind === 'Set') {
      SetPrototypeForEach(a, (value) => ArrayPrototypePush(mine, value));
      SetPrototypeForEach(b, (value) => ArrayPrototypePush(wanted, value));
      return this.pairUp(wanted, mine, (x, y) => this.equal(y, x));
    }
    if (kind !== 'Map') return true;
    MapPrototypeForEach(a, (value, key) => ArrayPrototypePush(mine, [key, value]));
    MapPrototypeForEach(b, (value, key) => ArrayPrototypePush(wanted, [key, value]));
    return this.pairUp(wanted, mine, (x, y) => this.equal(y[0], x[0]) && this.equal(y[1], x[1]));
  }
}

const isObject = (value) => typeof value === 'object' && value !== null;

function kindOf(object) {
  if (ArrayIsArray(object)) return 'Array';
  if (ArrayBufferIsView(object)) return 'View';
  const kind = classKind(object);
  if (kind === 'Object' || kind === 'Proxy') {
    if (object instanceof Error) return 'Error';
    if (typeof object.href === 'string' && object instanceof require('url').URL) return 'URL';
    return 'Object';
  }
  return kind;
}

function namedKeys(object, kind) {
  const keys = ObjectKeys(object);
  if (kind !== 'Array' && (kind !== 'View' || object.length === undefined)) return keys;
  return ArrayPrototypeFilter(keys, (key) => +key !== +key || +key < 0 || `${+key >>> 0}` !== key);
}
const enumerableSymbols = (object) => ArrayPrototypeFilter(ObjectGetOwnPropertySymbols(object),
  (symbol) => ObjectPrototypePropertyIsEnumerable(object, symbol));

module.exports = {
  isDeepEqual: (a, b) => new Comparison(false).equal(a, b),
  isDeepStrictEqual: (a, b) => new Comparison(true).equal(a, b),
  isPartiallyEqual: (actual, expected) => new PartialComparison().equal(actual, expected),
};
