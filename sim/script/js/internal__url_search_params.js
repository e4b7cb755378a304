'use strict';
// URLSearchParams: a list of names and values, and the query of its URL if it belongs to one.

const {
  ArrayPrototypeJoin, ArrayPrototypePush, ArrayPrototypePushApply, ArrayPrototypeSort, ArrayPrototypeSplice,
  FunctionPrototypeCall, IteratorPrototype, NumberPrototypeToString, ObjectDefineProperties,
  ObjectGetOwnPropertyDescriptor, ObjectSetPrototypeOf, ReflectApply, ReflectConstruct, ReflectOwnKeys,
  RegExpPrototypeSymbolReplace, StringPrototypeIndexOf, StringPrototypePadStart, StringPrototypeSlice,
  StringPrototypeSplit, StringPrototypeToUpperCase, StringPrototypeToWellFormed, SymbolFor, SymbolIterator,
  SymbolToStringTag,
} = primordials;
const native = binding.buffer;
const { codes } = require('errors');
const { percentDecode } = require('internal/url_host');
const { iteratorResult } = require('internal/versions');

const customInspect = SymbolFor('nodejs.util.inspect.custom');
const toText = (value) => StringPrototypeToWellFormed(`${value}`);

// [name, value, name, value...] of a=1&b=2
function parseQuery(text) {
  const list = [];
  const parts = StringPrototypeSplit(text, '&');
  for (let i = 0; i < parts.length; i++) {
    if (parts[i] === '') continue;
    const spaced = RegExpPrototypeSymbolReplace(/\+/g, parts[i], ' ');
    const at = StringPrototypeIndexOf(spaced, '=');
    ArrayPrototypePush(list, percentDecode(at === -1 ? spaced : StringPrototypeSlice(spaced, 0, at)),
      at === -1 ? '' : percentDecode(StringPrototypeSlice(spaced, at + 1)));
  }
  return list;
}

function encode(text) {
  return RegExpPrototypeSymbolReplace(/[^A-Za-z0-9*\-._]+/g, text, (run) => {
    const bytes = native.encode(run, 'utf8');
    let result = '';
    for (let i = 0; i < bytes.length; i++) {
      const byte = bytes[i];
      result += byte === 32 ? '+' :
        `%${StringPrototypePadStart(StringPrototypeToUpperCase(NumberPrototypeToString(byte, 16)), 2, '0')}`;
    }
    return result;
  });
}

class URLSearchParams {
  #list = [];
  #onChange;  // tells the URL

  constructor(init = undefined) {
    if (init === undefined || init === null) return;
    if (typeof init !== 'object' && typeof init !== 'function') {
      const text = toText(init);
      this.#list = parseQuery(text[0] === '?' ? StringPrototypeSlice(text, 1) : text);
    } else if (#list in init && init[SymbolIterator] === URLSearchParams.prototype[SymbolIterator]) {
      ArrayPrototypePushApply(this.#list, init.#list);
    } else {
      const method = init[SymbolIterator];
      if (method !== null && method !== undefined) this.#takePairs(init, method);
      else this.#takeRecord(init);
    }
  }

  #takePairs(init, method) {
    if (typeof method !== 'function') throw new codes.ERR_ARG_NOT_ITERABLE('Query pairs');
    const iterable = { [SymbolIterator]: () => ReflectApply(method, init, []) };
    for (const pair of iterable) {
      if (pair == null || (typeof pair !== 'object' && typeof pair !== 'function') ||
          typeof pair[SymbolIterator] !== 'function') {
        throw new codes.ERR_INVALID_TUPLE('Each query pair', '[name, value]');
      }
      const both = [];
      for (const part of pair) ArrayPrototypePush(both, toText(part));
      if (both.length !== 2) throw new codes.ERR_INVALID_TUPLE('Each query pair', '[name, value]');
      ArrayPrototypePush(this.#list, both[0], both[1]);
    }
  }

  #takeRecord(init) {
    const keys = ReflectOwnKeys(init);
    for (let i = 0; i < keys.length; i++) {
      const descriptor = ObjectGetOwnPropertyDescriptor(init, keys[i]);
      if (descriptor?.enumerable) {
        const name = toText(keys[i]);
        const at = this.#indexOf(name, 0);
        if (at === -1) ArrayPrototypePush(this.#list, name, toText(init[keys[i]]));
        else this.#list[at + 1] = toText(init[keys[i]]);
      }
    }
  }

  // For URL only: parameters of a query, and who wants to know of changes.
  static attach(params, query, onChange) {
    params.#list = parseQuery(query);
    params.#onChange = onChange;
  }

  #indexOf(name, from) {
    for (let i = from; i < this.#list.length; i += 2) if (this.#list[i] === name) return i;
    return -1;
  }
  #changed() { this.#onChange?.(this.toString()); }
  static #check(self, given, ...names) {
    if (typeof self !== 'object' || self === null || !(#list in self))
      throw new codes.ERR_INVALID_THIS('URLSearchParams');
    if (given < names.length) throw ReflectConstruct(codes.ERR_MISSING_ARGS, names);
  }

  get size() {
    URLSearchParams.#check(this, 0);
    return this.#list.length / 2;
  }

  append(name, value) {
    URLSearchParams.#check(this, arguments.length, 'name', 'value');
    ArrayPrototypePush(this.#list, toText(name), toText(value));
    this.#changed();
  }

  delete(name, value = undefined) {
    URLSearchParams.#check(this, arguments.length, 'name');
    name = toText(name);
    if (value !== undefined) value = toText(value);
    for (let i = 0; i < this.#list.length;) {
      if (this.#list[i] === name && (value === undefined || this.#list[i + 1] === value)) {
        ArrayPrototypeSplice(this.#list, i, 2);
      } else {
        i += 2;
      }
    }
    this.#changed();
  }

  get(name) {
    URLSearchParams.#check(this, arguments.length, 'name');
    const at = this.#indexOf(toText(name), 0);
    return at === -1 ? null : this.#list[at + 1];
  }

  getAll(name) {
    URLSearchParams.#check(this, arguments.length, 'name');
    const values = [];
    name = toText(name);
    for (let at = -2; (at = this.#indexOf(name, at + 2)) !== -1;)
      ArrayPrototypePush(values, this.#list[at + 1]);
    return values;
  }

  has(name, value = undefined) {
    URLSearchParams.#check(this, arguments.length, 'name');
    name = toText(name);
    if (value !== undefined) value = toText(value);
    for (let at = -2; (at = this.#indexOf(name, at + 2)) !== -1;) {
      if (value === undefined || this.#list[at + 1] === value) return true;
    }
    return false;
  }

  set(name, value) {
    URLSearchParams.#check(this, arguments.length, 'name', 'value');
    name = toText(name);
    value = toText(value);
    const at = this.#indexOf(name, 0);
    if (at === -1) {
      ArrayPrototypePush(this.#list, name, value);
    } else {
      this.#list[at + 1] = value;
      for (let next; (next = this.#indexOf(name, at + 2)) !== -1;) ArrayPrototypeSplice(this.#list, next, 2);
    }
    this.#changed();
  }

  sort() {
    URLSearchParams.#check(this, 0);
    const pairs = [];
    for (let i = 0; i < this.#list.length; i += 2)
      ArrayPrototypePush(pairs, [this.#list[i], this.#list[i + 1]]);
    ArrayPrototypeSort(pairs, (a, b) => (a[0] < b[0] ? -1 : a[0] > b[0] ? 1 : 0));
    this.#list = [];
    for (let i = 0; i < pairs.length; i++) ArrayPrototypePush(this.#list, pairs[i][0], pairs[i][1]);
    this.#changed();
  }

  forEach(callback, thisArg = undefined) {
    URLSearchParams.#check(this, 0);
    require('internal/validators').validateCallback(callback, 'callback');
    for (let i = 0; i < this.#list.length; i += 2) {
      FunctionPrototypeCall(callback, thisArg, this.#list[i + 1], this.#list[i], this);
    }
  }

  toString() {
    URLSearchParams.#check(this, 0);
    const parts = [];
    for (let i = 0; i < this.#list.length; i += 2) {
      ArrayPrototypePush(parts, `${encode(this.#list[i])}=${encode(this.#list[i + 1])}`);
    }
    return ArrayPrototypeJoin(parts, '&');
  }

  entries() { return this.#iterate('entries'); }
  keys() { return this.#iterate('keys'); }
  values() { return this.#iterate('values'); }
  #iterate(kind) {
    return new Iterator(() => this.#list, kind);
  }

  [customInspect](depth, options) {
    if (typeof depth === 'number' && depth < 0) return options.stylize('[Object]', 'special');
    const { inspect } = require('internal/inspect');
    const items = [];
    for (let i = 0; i < this.#list.length; i += 2) {
      ArrayPrototypePush(
        items, `${inspect(this.#list[i], options)} => ${inspect(this.#list[i + 1], options)}`);
    }
    return braced('URLSearchParams', items, options);
  }
}

function braced(name, items, options) {
  if (items.length === 0) return `${name} {}`;
  let length = items.length;
  for (let i = 0; i < items.length; i++) length += items[i].length + 1;
  const tooLong = length > options.breakLength;
  return tooLong ? `${name} {\n  ${ArrayPrototypeJoin(items, ',\n  ')} }` :
    `${name} { ${ArrayPrototypeJoin(items, ', ')} }`;
}

class Iterator {
  #list;
  #kind;
  #at = 0;
  constructor(list, kind) {
    this.#list = list;
    this.#kind = kind;
  }
  #value(at) {
    const list = this.#list();
    if (this.#kind === 'entries') return [list[at], list[at + 1]];
    return this.#kind === 'keys' ? list[at] : list[at + 1];
  }
  next() {
    if (this.#at >= this.#list().length) return iteratorResult(undefined, true);
    const value = this.#value(this.#at);
    this.#at += 2;
    return iteratorResult(value, false);
  }
  [customInspect](depth, options) {
    if (typeof depth === 'number' && depth < 0) return options.stylize('[Object]', 'special');
    const { inspect } = require('internal/inspect');
    const items = [];
    for (let i = this.#at; i < this.#list().length; i += 2)
      ArrayPrototypePush(items, inspect(this.#value(i), options));
    return braced('URLSearchParams Iterator', items, options);
  }
}
ObjectSetPrototypeOf(Iterator.prototype, IteratorPrototype);
delete Iterator.prototype.constructor;
ObjectDefineProperties(Iterator.prototype, {
  __proto__: null, next: { __proto__: null, enumerable: true },
  [SymbolToStringTag]: { __proto__: null, value: 'URLSearchParams Iterator', configurable: true },
});

const enumerable = { __proto__: null, enumerable: true };
ObjectDefineProperties(URLSearchParams.prototype, {
  __proto__: null, append: enumerable, delete: enumerable, get: enumerable, getAll: enumerable,
  has: enumerable, set: enumerable, sort: enumerable, entries: enumerable, forEach: enumerable,
  keys: enumerable, values: enumerable, toString: enumerable, size: enumerable,
  [SymbolToStringTag]: { __proto__: null, value: 'URLSearchParams', configurable: true },
  [SymbolIterator]: {
    __proto__: null, value: URLSearchParams.prototype.entries, writable: true, configurable: true,
  },
});

// Not for users.
const { attach } = URLSearchParams;
delete URLSearchParams.attach;

module.exports = { URLSearchParams, attach };
