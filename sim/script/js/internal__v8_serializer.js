'use strict';
// V8's own format of values as bytes, version 15, as Node's v8.serialize() writes it.

const {
  Array, ArrayBufferIsView, ArrayBufferPrototypeGetByteLength, ArrayPrototypeIndexOf, ArrayPrototypePush,
  ArrayPrototypeSlice, BigInt, BigIntPrototypeToString, BigIntPrototypeValueOf, BooleanPrototypeValueOf,
  Date, DatePrototypeGetTime, Error, EvalError, Map, MapPrototypeForEach, MapPrototypeSet,
  NumberPrototypeValueOf, Object, ObjectDefineProperty, ObjectKeys, RangeError, ReferenceError, RegExp,
  RegExpPrototypeGetFlags, RegExpPrototypeGetSource, SafeMap, Set, SetPrototypeAdd, SetPrototypeForEach,
  String, StringFromCharCode, StringPrototypeCharCodeAt, StringPrototypeIncludes, StringPrototypePadStart,
  StringPrototypeSlice, StringPrototypeValueOf, SyntaxError, TypeError, TypedArrayPrototypeGetBuffer,
  TypedArrayPrototypeGetByteLength, TypedArrayPrototypeGetByteOffset,
  TypedArrayPrototypeGetSymbolToStringTag, TypedArrayPrototypeSet, URIError, Uint8Array,
} = primordials;
const { classKind } = binding.util;
const { Buffer } = require('buffer');
const { bytesOfView } = require('internal/crypto/util');

const version = 15;
// Views go as host objects, by their place in this list.
const viewNames = [
  'Int8Array', 'Uint8Array', 'Uint8ClampedArray', 'Int16Array', 'Uint16Array', 'Int32Array', 'Uint32Array',
  'Float32Array', 'Float64Array', 'DataView', 'FastBuffer', 'BigInt64Array', 'BigUint64Array',
];
const regExpFlags = ['g', 'i', 'm', 'y', 'u', 's', 'l', 'd', 'v'];
const errorTags = {
  __proto__: null, E: EvalError, R: RangeError, F: ReferenceError, S: SyntaxError, T: TypeError, U: URIError,
};

function cannotClone(what) {
  return new Error(`${what} could not be cloned.`);
}

class Serializer {
  #bytes = Buffer.alloc(256);
  #length = 0;
  #seen = new SafeMap();

  #reserve(count) {
    if (this.#length + count <= this.#bytes.length) return;
    const larger = Buffer.alloc((this.#length + count) * 2);
    TypedArrayPrototypeSet(larger, this.#bytes);
    this.#bytes = larger;
  }
  #byte(byte) {
    this.#reserve(1);
    this.#bytes[this.#length++] = byte;
  }
  #tag(character) { this.#byte(StringPrototypeCharCodeAt(character, 0)); }
  #varint(value) {
    for (; value >= 0x80; value = (value - (value % 0x80)) / 0x80) this.#byte((value % 0x80) | 0x80);
    this.#byte(value);
  }
  #raw(bytes) {
    this.#reserve(bytes.length);
    TypedArrayPrototypeSet(this.#bytes, bytes, this.#length);
    this.#length += bytes.length;
  }
  #double(value) {
    this.#reserve(8);
    this.#bytes.writeDoubleLE(value, this.#length);
    this.#length += 8;
  }

  writeHeader() {
    this.#byte(0xff);
    this.#byte(version);
  }
  releaseBuffer() { return Buffer.from(Buffer.from(this.#bytes.buffer, 0, this.#length)); }

  writeValue(value) {
    switch (typeof value) {
      case 'undefined': return this.#tag('_');
      case 'boolean': return this.#tag(value ? 'T' : 'F');
      case 'number': return this.#number(value);
      case 'bigint':
        this.#tag('Z');
        return this.#bigint(value);
      case 'string': return this.#text(value);
      case 'symbol': throw cannotClone(String(value));
      case 'function': throw cannotClone(`${value}`);
    }
    if (value === null) return this.#tag('0');
    const known = this.#seen.get(value);
    if (known !== undefined) {
      this.#tag('^');
      return this.#varint(known);
    }
    this.#seen.set(value, this.#seen.size);
    return this.#object(value);
  }
  #number(value) {
    if (value === (value | 0) && !(value === 0 && 1 / value < 0)) {
      this.#tag('I');
      this.#varint(value < 0 ? -value * 2 - 1 : value * 2);
    } else {
      this.#tag('N');
      this.#double(value);
    }
  }
  #bigint(value) {
    const negative = value < 0n;
    let digits = BigIntPrototypeToString(negative ? -value : value, 16);
    const size = value === 0n ? 0 : ((digits.length + 15) >> 4) * 8;
    this.#varint(size * 2 + (negative ? 1 : 0));
    digits = StringPrototypePadStart(digits, size * 2, '0');
    for (let i = size - 1; i >= 0; i--) this.#byte(+`0x${StringPrototypeSlice(digits, 2 * i, 2 * i + 2)}`);
  }
  #text(text) {
    let isNarrow = true;
    for (let i = 0; isNarrow && i < text.length; i++) isNarrow = StringPrototypeCharCodeAt(text, i) < 0x100;
    if (isNarrow) {
      this.#tag('"');
      this.#varint(text.length);
      return this.#raw(Buffer.from(text, 'latin1'));
    }
    const size = text.length * 2;
    const width = size < 0x80 ? 1 : size < 0x4000 ? 2 : size < 0x200000 ? 3 : 4;
    if ((this.#length + 1 + width) % 2 === 1) this.#byte(0);  // units lie at even places
    this.#tag('c');
    this.#varint(size);
    return this.#raw(Buffer.from(text, 'utf16le'));
  }

  #object(value) {
    if (ArrayBufferIsView(value)) return this.#view(value);
    const kind = classKind(value);
    switch (kind) {
      case 'Array': return this.#array(value);
      case 'Object': case 'Arguments': return this.#plain(value);
      case 'Date':
        this.#tag('D');
        return this.#double(DatePrototypeGetTime(value));
      case 'Boolean': return this.#tag(BooleanPrototypeValueOf(value) ? 'y' : 'x');
      case 'Number':
        this.#tag('n');
        return this.#double(NumberPrototypeValueOf(value));
      case 'BigInt':
        this.#tag('z');
        return this.#bigint(BigIntPrototypeValueOf(value));
      case 'String':
        this.#tag('s');
        return this.#text(StringPrototypeValueOf(value));
      case 'RegExp': return this.#regExp(value);
      case 'Map': return this.#map(value);
      case 'Set': return this.#set(value);
      case 'ArrayBuffer':
        this.#tag('B');
        this.#varint(ArrayBufferPrototypeGetByteLength(value));
        return this.#raw(new Uint8Array(value));
      case 'Error': return this.#error(value);
      default: throw cannotClone(`#<${value.constructor?.name ?? 'Object'}>`);
    }
  }
  #view(view) {
    const name = Buffer.isBuffer(view) ? 'FastBuffer' : TypedArrayPrototypeGetSymbolToStringTag(view) ?? 'DataView';
    const index = ArrayPrototypeIndexOf(viewNames, name);
    if (index === -1) throw cannotClone(`#<${name}>`);
    const bytes = bytesOfView(view);
    this.#tag('\\');
    this.#varint(index);
    this.#varint(bytes.length);
    this.#raw(bytes);
  }
  #properties(value, keys) {
    for (let i = 0; i < keys.length; i++) {
      const key = keys[i];
      if (`${+key >>> 0}` === key) this.#number(+key);
      else this.#text(key);
      this.writeValue(value[key]);
    }
  }
  #plain(value) {
    const keys = ObjectKeys(value);
    this.#tag('o');
    this.#properties(value, keys);
    this.#tag('{');
    this.#varint(keys.length);
  }
  #array(list) {
    const { length } = list;
    const keys = ObjectKeys(list);
    let elements = 0;
    while (elements < keys.length && keys[elements] === `${elements}`) elements++;
    const isDense = elements === length;
    this.#tag(isDense ? 'A' : 'a');
    this.#varint(length);
    for (let i = 0; isDense && i < length; i++) this.writeValue(list[i]);
    const rest = isDense ? ArrayPrototypeSlice(keys, elements) : keys;
    this.#properties(list, rest);
    this.#tag(isDense ? '$' : '@');
    this.#varint(rest.length);
    this.#varint(length);
  }
  #regExp(value) {
    this.#tag('R');
    this.#text(RegExpPrototypeGetSource(value));
    let bits = 0;
    const flags = RegExpPrototypeGetFlags(value);
    for (let i = 0; i < regExpFlags.length; i++) {
      if (StringPrototypeIncludes(flags, regExpFlags[i])) bits |= 1 << i;
    }
    this.#varint(bits);
  }
  #map(map) {
    const items = [];
    MapPrototypeForEach(map, (value, key) => ArrayPrototypePush(items, key, value));
    this.#tag(';');
    for (let i = 0; i < items.length; i++) this.writeValue(items[i]);
    this.#tag(':');
    this.#varint(items.length);
  }
  #set(set) {
    const items = [];
    SetPrototypeForEach(set, (value) => ArrayPrototypePush(items, value));
    this.#tag("'");
    for (let i = 0; i < items.length; i++) this.writeValue(items[i]);
    this.#tag(',');
    this.#varint(items.length);
  }
  #error(error) {
    this.#tag('r');
    const name = `${error.name}`;
    for (const tag in errorTags) if (errorTags[tag].name === name) this.#tag(tag);
    this.#tag('m');
    this.#text(`${error.message}`);
    if (typeof error.stack === 'string') {
      this.#tag('s');
      this.#text(error.stack);
    }
    this.#tag('.');
  }
}

const views = {
  __proto__: null, Int8Array: primordials.Int8Array, Uint8Array, Uint8ClampedArray: primordials.Uint8ClampedArray,
  Int16Array: primordials.Int16Array, Uint16Array: primordials.Uint16Array, Int32Array: primordials.Int32Array,
  Uint32Array: primordials.Uint32Array, Float32Array: primordials.Float32Array,
  Float64Array: primordials.Float64Array, DataView: primordials.DataView,
  BigInt64Array: primordials.BigInt64Array, BigUint64Array: primordials.BigUint64Array,
};

class Deserializer {
  #bytes;
  #at = 0;
  #seen = [];

  constructor(buffer) {
    if (!ArrayBufferIsView(buffer)) {
      throw new (require('errors').codes.ERR_INVALID_ARG_TYPE)('buffer', ['Buffer', 'TypedArray', 'DataView'], buffer);
    }
    const bytes = bytesOfView(buffer);
    this.#bytes = Buffer.from(TypedArrayPrototypeGetBuffer(bytes), TypedArrayPrototypeGetByteOffset(bytes),
      TypedArrayPrototypeGetByteLength(bytes));
  }
  #fail() { return new Error('Unable to deserialize cloned data.'); }
  #byte() {
    if (this.#at >= this.#bytes.length) throw this.#fail();
    return this.#bytes[this.#at++];
  }
  #varint() {
    let value = 0, factor = 1, byte;
    do {
      byte = this.#byte();
      value += (byte & 0x7f) * factor;
      factor *= 0x80;
    } while (byte >= 0x80 && factor < 2 ** 35);
    return value;
  }
  #take(count) {
    if (count > this.#bytes.length - this.#at) throw this.#fail();
    const part = this.#bytes.subarray(this.#at, this.#at + count);
    this.#at += count;
    return part;
  }
  #double() { return this.#take(8).readDoubleLE(0); }
  // Objects get their numbers when they begin: circles lead back to them.
  #keep(object) {
    ArrayPrototypePush(this.#seen, object);
    return object;
  }

  readHeader() {
    if (this.#byte() !== 0xff || this.#byte() > version) throw this.#fail();
    return true;
  }
  readValue() { return this.#valueOf(this.#tag()); }
  #tag() {
    let byte;
    do byte = this.#byte(); while (byte === 0);
    return StringFromCharCode(byte);
  }
  #peek() {
    while (this.#bytes[this.#at] === 0) this.#at++;
    return StringFromCharCode(this.#bytes[this.#at] ?? 0);
  }
  #valueOf(tag) {
    switch (tag) {
      case '_': return undefined;
      case '0': return null;
      case 'T': return true;
      case 'F': return false;
      case 'I': return this.#integer();
      case 'N': return this.#double();
      case 'Z': return this.#bigint();
      case '"': return this.#take(this.#varint()).toString('latin1');
      case 'c': return this.#take(this.#varint()).toString('utf16le');
      case '^': return this.#reference(this.#varint());
      case 'o': return this.#properties(this.#keep({}), '{', 1);
      case 'A': case 'a': return this.#array(tag === 'A');
      case 'D': return this.#keep(new Date(this.#double()));
      case 'y': return this.#keep(Object(true));
      case 'x': return this.#keep(Object(false));
      case 'n': return this.#keep(Object(this.#double()));
      case 'z': return this.#keep(Object(this.#bigint()));
      case 's': return this.#keep(Object(this.readValue()));
      case 'R': return this.#regExp();
      case ';': return this.#map();
      case "'": return this.#set();
      case 'B': return this.#keep(new Uint8Array(this.#take(this.#varint())).buffer);
      case 'r': return this.#error();
      case '\\': return this.#view();
      default: throw this.#fail();
    }
  }
  #integer() {
    const value = this.#varint();
    return value % 2 === 1 ? -(value + 1) / 2 : value / 2;
  }
  #reference(index) {
    if (index >= this.#seen.length) throw this.#fail();
    return this.#seen[index];
  }
  #bigint() {
    const head = this.#varint();
    const bytes = this.#take((head - (head % 2)) / 2);
    let value = 0n;
    for (let i = bytes.length - 1; i >= 0; i--) value = value << 8n | BigInt(bytes[i]);
    return head % 2 === 1 ? -value : value;
  }
  #properties(object, end, counts) {
    while (this.#peek() !== end) {
      const key = this.readValue();
      if (typeof key !== 'string' && typeof key !== 'number') throw this.#fail();
      ObjectDefineProperty(object, key,
        { __proto__: null, value: this.readValue(), writable: true, enumerable: true, configurable: true });
    }
    this.#tag();
    for (let i = 0; i < counts; i++) this.#varint();
    return object;
  }
  #array(isDense) {
    const length = this.#varint();
    if (isDense && length > this.#bytes.length - this.#at) throw this.#fail();
    const list = this.#keep(new Array(length));
    for (let i = 0; isDense && i < length; i++) list[i] = this.readValue();
    return this.#properties(list, isDense ? '$' : '@', 2);
  }
  #regExp() {
    const source = this.readValue();
    const bits = this.#varint();
    let flags = '';
    for (let i = 0; i < regExpFlags.length; i++) if (bits & 1 << i) flags += regExpFlags[i];
    return this.#keep(new RegExp(source, flags));
  }
  #map() {
    const map = this.#keep(new Map());
    while (this.#peek() !== ':') {
      const key = this.readValue();
      MapPrototypeSet(map, key, this.readValue());
    }
    this.#tag();
    this.#varint();
    return map;
  }
  #set() {
    const set = this.#keep(new Set());
    while (this.#peek() !== ',') SetPrototypeAdd(set, this.readValue());
    this.#tag();
    this.#varint();
    return set;
  }
  #error() {
    let Class = Error, message, stack;
    for (let tag = this.#tag(); tag !== '.'; tag = this.#tag()) {
      if (tag === 'm') message = this.readValue();
      else if (tag === 's') stack = this.readValue();
      else Class = errorTags[tag] ?? Error;
    }
    const error = this.#keep(new Class(message));
    ObjectDefineProperty(error, 'stack',
      { __proto__: null, value: stack, writable: true, enumerable: false, configurable: true });
    return error;
  }
  #view() {
    const name = viewNames[this.#varint()];
    const copy = new Uint8Array(this.#take(this.#varint()));
    const memory = TypedArrayPrototypeGetBuffer(copy);
    if (name === undefined) throw this.#fail();
    return this.#keep(name === 'FastBuffer' ? Buffer.from(memory) : new views[name](memory));
  }
}

module.exports = { Deserializer, Serializer };
