'use strict';
// structuredClone, and what postMessage sends, by the HTML standard: whoever sends turns the value into a row
// of plain values (a message may go to another engine), whoever receives builds it anew.

const {
  Array, ArrayBufferIsView, ArrayBufferPrototypeGetDetached, ArrayBufferPrototypeTransfer, BigInt,
  BigIntPrototypeValueOf, BooleanPrototypeValueOf, DataView, Date, DatePrototypeGetTime, Error, EvalError, FunctionPrototypeToString,
  Map, MapPrototypeForEach, MapPrototypeSet, NumberPrototypeValueOf, Object, ObjectDefineProperty,
  ObjectGetOwnPropertyDescriptor, ObjectGetPrototypeOf, ObjectKeys, ObjectPrototypeToString, RangeError, ReferenceError, RegExp, SafeMap, SafeWeakSet, Set,
  SetPrototypeAdd, SetPrototypeForEach, String, StringPrototypeValueOf, SymbolIterator, SyntaxError,
  TypedArrayPrototypeGetSymbolToStringTag, TypeError, URIError,
} = primordials;
const { classKind } = binding.util;
const { codes } = require('errors');
const { isAtLeast } = require('internal/versions');

const errorClasses = {
  __proto__: null, Error, EvalError, RangeError, ReferenceError, SyntaxError, TypeError, URIError,
};

function dataCloneError(message) {
  return new (require('internal/dom_exception'))(message, 'DataCloneError');
}
const cannotClone = (what) => dataCloneError(`${what} could not be cloned.`);
// As Node's C++ throws it: the code is a plain property.
function typeError(code, message) {
  const error = new TypeError(message);
  error.code = code;
  return error;
}
// By its class; what has none that is no getter, as iterators, by its tag.
function nameOf(object) {
  for (let each = object; each !== null; each = ObjectGetPrototypeOf(each)) {
    const own = ObjectGetOwnPropertyDescriptor(each, 'constructor');
    const isLater = own?.get !== undefined && !isAtLeast(22);  // of Iterator, which there is from 22 on
    if (own === undefined || isLater) continue;
    if (typeof own.value !== 'function') return ObjectPrototypeToString(object);
    return `#<${own.value.name || 'Object'}>`;
  }
  return '#<Object>';
}

function define(object, key, value, enumerable) {
  const descriptor = { __proto__: null, value, writable: true, enumerable, configurable: true };
  ObjectDefineProperty(object, key, descriptor);
}

// What a row begins each value with; what follows it is written and read in the same order below.
const kValue = 0, kSeen = 1, kBigInt = 2, kObject = 3, kArray = 4, kDate = 5, kRegExp = 6, kBoxed = 7,
  kBuffer = 8, kView = 9, kMap = 10, kSet = 11, kError = 12, kException = 13, kPort = 14;

// ---- Ports are objects of internal/message_port, which is not loaded before there are any.

const hosts = {
  __proto__: null, isPort: () => false, isAttached: undefined, detach: undefined, attach: undefined,
};

// From 22 on those of the web's classes that cannot be sent say so.
function isUncloneable(object) {
  const { URL, URLSearchParams } = require('url');
  return object instanceof URL || object instanceof URLSearchParams;
}

// ---- Writing

class Writer {
  constructor(ports) {
    this.row = [];
    this.seen = new SafeMap();  // object -> its number, for circles and shared objects
    this.ports = ports;         // those that may be sent
  }

  push(...values) { this.append(values); }
  append(values) {
    for (let i = 0; i < values.length; i++) this.row[this.row.length] = values[i];
  }

  write(value) {
    if (typeof value === 'symbol') throw cannotClone(String(value));
    if (typeof value === 'function') throw cannotClone(FunctionPrototypeToString(value));
    if (typeof value === 'bigint') this.push(kBigInt, `${value}`);
    else if (typeof value !== 'object' || value === null) this.push(kValue, value);
    else if (this.seen.has(value)) this.push(kSeen, this.seen.get(value));
    else this.writeObject(value);
  }

  // Objects are numbered where their reader will have made them.
  keep(value, ...begin) {
    this.seen.set(value, this.seen.size);
    this.append(begin);
  }

  writeObject(value) {
    if (ArrayBufferIsView(value)) return this.writeView(value);
    const kind = classKind(value);
    switch (kind) {
      case 'Boolean': return this.keep(value, kBoxed, BooleanPrototypeValueOf(value));
      case 'Number': return this.keep(value, kBoxed, NumberPrototypeValueOf(value));
      case 'String': return this.keep(value, kBoxed, StringPrototypeValueOf(value));
      case 'BigInt': return this.keep(value, kBoxed, null, `${BigIntPrototypeValueOf(value)}`);
      case 'Date': return this.keep(value, kDate, DatePrototypeGetTime(value));
      case 'RegExp': return this.keep(value, kRegExp, value.source, value.flags);
      case 'ArrayBuffer':
        if (ArrayBufferPrototypeGetDetached(value)) throw cannotClone('An ArrayBuffer is detached and');
        return this.keep(value, kBuffer, value);
      case 'SharedArrayBuffer': return this.keep(value, kBuffer, value);
      case 'Map': return this.writeMap(value);
      case 'Set': return this.writeSet(value);
      case 'Error': return this.writeError(value);
      case 'Array':
        this.keep(value, kArray, value.length);
        return this.writeProperties(value);
      case 'Object': case 'Arguments':
        if (hosts.isPort(value)) return this.writePort(value);
        if (value instanceof require('internal/dom_exception')) {
          return this.keep(value, kException, value.message, value.name);
        }
        if (isAtLeast(22) && isUncloneable(value)) {
          throw dataCloneError('Cannot clone object of unsupported type.');
        }
        this.keep(value, kObject);
        return this.writeProperties(value);
      default: throw cannotClone(nameOf(value));
    }
  }

  writeProperties(object) {
    const keys = ObjectKeys(object);
    const at = this.row.length;
    this.push(0);
    for (let i = 0; i < keys.length; i++) {
      // A getter may have deleted what comes later.
      if (ObjectGetOwnPropertyDescriptor(object, keys[i]) === undefined) continue;
      this.push(keys[i]);
      this.write(object[keys[i]]);
      this.row[at]++;
    }
  }

  writeView(view) {
    const name = TypedArrayPrototypeGetSymbolToStringTag(view);
    const { buffer, byteOffset, byteLength, length } = view;
    this.push(kView, name, byteOffset, name === undefined ? byteLength : length);
    this.write(buffer);
    this.keep(view);
  }

  // Entries as they were when the writing began.
  writeMap(map) {
    const entries = [];
    MapPrototypeForEach(map, (value, key) => {
      entries[entries.length] = key;
      entries[entries.length] = value;
    });
    this.keep(map, kMap, entries.length / 2);
    for (let i = 0; i < entries.length; i++) this.write(entries[i]);
  }
  writeSet(set) {
    const values = [];
    SetPrototypeForEach(set, (value) => { values[values.length] = value; });
    this.keep(set, kSet, values.length);
    for (let i = 0; i < values.length; i++) this.write(values[i]);
  }

  // Name, message, stack and cause; other properties are lost.
  writeError(error) {
    const message = ObjectGetOwnPropertyDescriptor(error, 'message');
    const cause = ObjectGetOwnPropertyDescriptor(error, 'cause');
    const text = message !== undefined && 'value' in message ? `${message.value}` : undefined;
    this.keep(error, kError, `${error.name}`, text, `${error.stack}`, cause !== undefined);
    if (cause !== undefined) this.write(error.cause);
  }

  writePort(port) {
    const number = this.ports.get(port);
    if (number === undefined) {
      const text = 'Object that needs transfer was found in message but not listed in transferList';
      if (isAtLeast(21)) throw dataCloneError(text);
      throw typeError('ERR_MISSING_TRANSFERABLE_IN_TRANSFER_LIST', text);
    }
    this.keep(port, kPort, number);
  }
}

// ---- Reading

class Reader {
  constructor(row, ports) {
    this.row = row;
    this.at = 0;
    this.objects = [];
    this.ports = ports;
  }
  next() { return this.row[this.at++]; }
  keep(object) {
    this.objects[this.objects.length] = object;
    return object;
  }

  read() {
    switch (this.next()) {
      case kValue: return this.next();
      case kSeen: return this.objects[this.next()];
      case kBigInt: return BigInt(this.next());
      case kObject: return this.readProperties(this.keep({}));
      case kArray: return this.readProperties(this.keep(new Array(this.next())));
      case kDate: return this.keep(new Date(this.next()));
      case kRegExp: return this.keep(new RegExp(this.next(), this.next()));
      case kBoxed: {
        const value = this.next();
        return this.keep(Object(value === null ? BigInt(this.next()) : value));
      }
      case kBuffer: return this.keep(this.next());
      case kView: return this.readView();
      case kMap: return this.readMap();
      case kSet: return this.readSet();
      case kError: return this.readError();
      case kException: return this.keep(new (require('internal/dom_exception'))(this.next(), this.next()));
      case kPort: return this.keep(this.ports[this.next()]);
    }
    return undefined;
  }

  readProperties(object) {
    for (let left = this.next(); left > 0; left--) define(object, this.next(), this.read(), true);
    return object;
  }
  readView() {
    const name = this.next(), offset = this.next(), length = this.next();
    const buffer = this.read();
    return this.keep(name === undefined ? new DataView(buffer, offset, length) :
      new primordials[name](buffer, offset, length));
  }
  readMap() {
    let left = this.next();
    const map = this.keep(new Map());
    while (left-- > 0) MapPrototypeSet(map, this.read(), this.read());
    return map;
  }
  readSet() {
    let left = this.next();
    const set = this.keep(new Set());
    while (left-- > 0) SetPrototypeAdd(set, this.read());
    return set;
  }
  readError() {
    const error = this.keep(new (errorClasses[this.next()] ?? Error)());
    const message = this.next();
    if (message !== undefined) define(error, 'message', message, false);
    define(error, 'stack', this.next(), false);
    if (this.next()) define(error, 'cause', this.read(), false);
    return error;
  }
}

// ---- What is moved, not copied

const untransferable = new SafeWeakSet();

function checkTransferable(object) {
  if (typeof object === 'object' && object !== null) {
    if (hosts.isPort(object)) return;
    if (classKind(object) === 'ArrayBuffer') {
      if (!untransferable.has(object) && !ArrayBufferPrototypeGetDetached(object)) return;
      if (isAtLeast(21)) throw dataCloneError('Cannot transfer object of unsupported type.');
      return;
    }
  }
  if (isAtLeast(21)) throw dataCloneError('Found invalid value in transferList.');
  throw typeError('ERR_INVALID_TRANSFER_OBJECT', 'Found invalid object in transferList');
}

// -> { row, ports }. The row may hold ArrayBuffers, nothing else that is no plain value. What is transferred
// is gone from here on; if it throws, nothing is.
function serialize(value, transfer, source = undefined) {
  const buffers = [];
  const ports = new SafeMap();
  for (let i = 0; i < transfer.length; i++) {
    const object = transfer[i];
    checkTransferable(object);
    if (hosts.isPort(object)) {
      if (object === source) throw dataCloneError('Transfer list contains source port');
      if (ports.has(object)) throw dataCloneError('Transfer list contains duplicate MessagePort');
      if (!hosts.isAttached(object)) throw dataCloneError('MessagePort in transfer list is already detached');
      ports.set(object, ports.size);
    } else if (!untransferable.has(object) && !ArrayBufferPrototypeGetDetached(object)) {
      for (let j = 0; j < buffers.length; j++) {
        if (buffers[j] === object) throw dataCloneError('Transfer list contains duplicate ArrayBuffer');
      }
      buffers[buffers.length] = object;
    }
  }
  const writer = new Writer(ports);
  writer.write(value);
  const { row } = writer;
  // The bytes move: what the sender keeps is empty.
  for (let i = 0; i < buffers.length; i++) {
    const moved = ArrayBufferPrototypeTransfer(buffers[i]);
    for (let j = 0; j < row.length; j++) {
      if (row[j] === buffers[i]) row[j] = moved;
    }
  }
  const numbers = [];
  ports.forEach((number, port) => { numbers[number] = hosts.detach(port); });
  return { row, ports: numbers };
}

// `ports`: the numbers that serialize gave. -> { value, ports: objects }
function deserialize(row, numbers) {
  const ports = [];
  for (let i = 0; i < numbers.length; i++) ports[i] = hosts.attach(numbers[i]);
  return { value: new Reader(row, ports).read(), ports };
}

// The second argument of postMessage, and of structuredClone: an iterable, or { transfer: iterable }.
function transferList(options) {
  if (options === undefined || options === null) return [];
  let list = options;
  if (typeof options === 'object' && options[SymbolIterator] === undefined) list = options.transfer;
  else if (typeof options !== 'object') list = null;
  if (list === undefined) return [];
  if (list === null || list[SymbolIterator] === undefined) {
    throw typeError('ERR_INVALID_ARG_TYPE', 'Optional transferList argument must be an iterable');
  }
  const objects = [];
  for (const object of list) objects[objects.length] = object;
  return objects;
}

// The same for structuredClone from 22 on, in the words of the web's standards.
function cloneTransferList(options) {
  const fail = (text) => typeError('ERR_INVALID_ARG_TYPE', text);
  const context = "Failed to execute 'structuredClone': ";
  if (options == null) return [];
  if (typeof options !== 'object' && typeof options !== 'function') {
    throw fail(`${context}Options cannot be converted to a dictionary`);
  }
  const { transfer } = options;
  if (transfer === undefined) return [];
  if (typeof transfer !== 'object' || transfer === null || typeof transfer[SymbolIterator] !== 'function') {
    throw fail(`${context}transfer in Options ${isAtLeast(24) ? 'cannot' : 'can not'} be converted to sequence.`);
  }
  const objects = [];
  for (const object of transfer) {
    if (typeof object !== 'object' || object === null) {
      const where = `${context}transfer in Options[${objects.length}] is not an object.`;
      throw fail(isAtLeast(24) ? where : 'Value is not an object');
    }
    objects[objects.length] = object;
  }
  return objects;
}

// The row is read where it was written: buffers in it are still those of the sender, or moved.
function structuredClone(value, options = undefined) {
  if (arguments.length === 0) {
    const text = 'The value argument must be specified';
    if (isAtLeast(22)) throw new codes.ERR_MISSING_ARGS(text);
    if (isAtLeast(20, 3)) throw typeError('ERR_MISSING_ARGS', text);
    throw new codes.ERR_MISSING_ARGS('value');
  }
  const { row, ports } = serialize(value, isAtLeast(22) ? cloneTransferList(options) : transferList(options));
  return deserialize(binding.ports.copy(row), ports).value;
}

module.exports = {
  structuredClone, serialize, deserialize, transferList, hosts, untransferable, typeError,
};
