'use strict';
// Buffer: bytes as a Uint8Array with Node's methods. Encoding, searching and comparing are native
// (binding.buffer). Small buffers share a pool of 8 KiB, as in Node: .buffer and .byteOffset show it.

const {
  ArrayBufferIsView, ArrayIsArray, MathFloor, MathMin, MathTrunc, NumberMAX_SAFE_INTEGER,
  ObjectDefineProperties, ObjectDefineProperty, ObjectKeys, ObjectSetPrototypeOf,
  StringPrototypeCharCodeAt, StringPrototypeSlice, SymbolFor, SymbolSpecies, SymbolToPrimitive, TypeError,
  TypedArrayPrototypeFill, TypedArrayPrototypeGetBuffer,
  TypedArrayPrototypeGetByteOffset, TypedArrayPrototypeGetLength, TypedArrayPrototypeGetSymbolToStringTag,
  TypedArrayPrototypeSet, TypedArrayPrototypeSlice, TypedArrayPrototypeSubarray, Uint8Array,
} = primordials;
const native = binding.buffer;
const { normalizeEncoding, nameOf } = require('internal/encodings');
const { isAnyArrayBuffer, isAscii, isUtf8, atob, btoa, transcode: recode } = require('internal/buffer_text');
const { search } = require('internal/buffer_search');
const { codes } = require('errors');
const { isAtLeast } = require('internal/versions');
const { validateArray, validateInteger, validateNumber, validateString } = require('internal/validators');

const customInspect = SymbolFor('nodejs.util.inspect.custom');
const kMaxLength = isAtLeast(22) ? NumberMAX_SAFE_INTEGER : 2 ** (isAtLeast(14) ? 32 : 31) - (isAtLeast(16) ? 0 : 1);
const kStringMaxLength = isAtLeast(14) ? 536870888 : 1073741799;

const isUint8Array = (value) => ArrayBufferIsView(value) &&
  TypedArrayPrototypeGetSymbolToStringTag(value) === 'Uint8Array';

class FastBuffer extends Uint8Array { constructor(source, offset, length) { super(source, offset, length); } }
// The bytes that a native function made, as a Buffer.
const adopt = (bytes) => ObjectSetPrototypeOf(bytes, FastBuffer.prototype);

function checkBytes(value, name, expected = ['Buffer', 'Uint8Array']) {
  if (!isUint8Array(value)) throw new codes.ERR_INVALID_ARG_TYPE(name, expected, value);
}
function validateSize(size) {
  if (isAtLeast(20)) return validateNumber(size, 'size', 0, kMaxLength);
  validateNumber(size, 'size');
  if (!(size >= 0 && size <= kMaxLength)) throw new codes.ERR_INVALID_ARG_VALUE.RangeError('size', size);
}
const validateOffset = (value, name, min = 0, max = kMaxLength) => validateInteger(value, name, min, max);

function Buffer(value, encodingOrOffset, length) {
  warnOfConstructor();
  if (typeof value === 'number') {
    if (typeof encodingOrOffset === 'string') throw new codes.ERR_INVALID_ARG_TYPE('string', 'string', value);
    return Buffer.alloc(value);
  }
  return Buffer.from(value, encodingOrOffset, length);
}
let warned = false;
function warnOfConstructor() {
  if (warned) return;
  warned = true;
  require('process').emitWarning(
    'Buffer() is deprecated due to security and usability issues. Please use the ' +
      'Buffer.alloc(), Buffer.allocUnsafe(), or Buffer.from() methods instead.',
    'DeprecationWarning', 'DEP0005');
}

ObjectSetPrototypeOf(Buffer, Uint8Array);
Buffer.prototype = FastBuffer.prototype;
ObjectDefineProperty(Buffer.prototype, 'constructor',
  { __proto__: null, value: Buffer, writable: true, enumerable: false, configurable: true });
ObjectDefineProperty(
  Buffer, SymbolSpecies, { __proto__: null, configurable: true, get() { return FastBuffer; } });
Buffer.poolSize = isAtLeast(24) ? 64 * 1024 : 8 * 1024;
native.setModel(new FastBuffer(0));

// ---- Making buffers

let pool;
let poolUsed = 0;
function allocate(size) {
  if (size <= 0) return new FastBuffer(0);
  if (size >= Buffer.poolSize >>> 1) return new FastBuffer(size);
  if (pool === undefined || size > pool.byteLength - poolUsed) {
    pool = new Uint8Array(Buffer.poolSize).buffer;
    poolUsed = 0;
  }
  const buffer = new FastBuffer(pool, poolUsed, size);
  poolUsed = (poolUsed + size + 7) & ~7;
  return buffer;
}

function fromBytes(bytes) {
  if (bytes.length >= Buffer.poolSize >>> 1) return adopt(bytes);
  const buffer = allocate(bytes.length);
  if (bytes.length > 0) TypedArrayPrototypeSet(buffer, bytes);
  return buffer;
}

function fromString(text, encoding) {
  const name = typeof encoding === 'string' ? normalizeEncoding(encoding) : 'utf8';
  if (name === undefined) throw new codes.ERR_UNKNOWN_ENCODING(encoding);
  return text.length === 0 ? new FastBuffer(0) : fromBytes(native.encode(text, name));
}

function fromArrayBuffer(memory, byteOffset, length) {
  byteOffset = byteOffset === undefined ? 0 : +byteOffset || 0;
  const max = memory.byteLength - byteOffset;
  if (max < 0) throw new codes.ERR_BUFFER_OUT_OF_BOUNDS('offset');
  if (length === undefined) {
    length = max;
  } else {
    length = +length > 0 ? +length : 0;
    if (length > max) throw new codes.ERR_BUFFER_OUT_OF_BOUNDS('length');
  }
  return new FastBuffer(memory, byteOffset, length);
}

function fromArrayLike(list) {
  const { length } = list;
  if (!(length > 0)) return new FastBuffer(0);
  if (length >= Buffer.poolSize >>> 1) return new FastBuffer(list);
  const buffer = allocate(length);
  TypedArrayPrototypeSet(buffer, list);
  return buffer;
}

// A copy of any object that looks like bytes; undefined if it does not.
function fromObject(object) {
  if (object.length !== undefined || isAnyArrayBuffer(object.buffer)) {
    return typeof object.length === 'number' ? fromArrayLike(object) : new FastBuffer(0);
  }
  if (object.type === 'Buffer' && ArrayIsArray(object.data)) return fromArrayLike(object.data);
  return undefined;
}

Buffer.from = function from(value, encodingOrOffset, length) {
  if (typeof value === 'string') return fromString(value, encodingOrOffset);
  if (typeof value === 'object' && value !== null) {
    if (isAnyArrayBuffer(value)) return fromArrayBuffer(value, encodingOrOffset, length);
    const primitive = value.valueOf && value.valueOf();
    if (
      primitive != null && primitive !== value &&
      (typeof primitive === 'string' || typeof primitive === 'object')) {
      return from(primitive, encodingOrOffset, length);
    }
    const buffer = fromObject(value);
    if (buffer !== undefined) return buffer;
    if (typeof value[SymbolToPrimitive] === 'function') {
      const text = value[SymbolToPrimitive]('string');
      if (typeof text === 'string') return fromString(text, encodingOrOffset);
    }
  }
  if (typeof value === 'number' && !isAtLeast(12)) throw new codes.ERR_INVALID_ARG_TYPE('value', 'not number', value);
  throw new codes.ERR_INVALID_ARG_TYPE('first argument',
    ['string', 'Buffer', 'ArrayBuffer', 'Array', 'Array-like Object'], value);
};

Buffer.copyBytesFrom = function copyBytesFrom(view, offset, length) {
  if (!ArrayBufferIsView(view) || TypedArrayPrototypeGetSymbolToStringTag(view) === undefined) {
    throw new codes.ERR_INVALID_ARG_TYPE('view', ['TypedArray'], view);
  }
  if (offset !== undefined) validateInteger(offset, 'offset', 0);
  if (length !== undefined) validateInteger(length, 'length', 0);
  const start = offset ?? 0;
  const part = TypedArrayPrototypeSlice(view, start,
    length === undefined ? TypedArrayPrototypeGetLength(view) : start + length);
  return fromArrayLike(new Uint8Array(part.buffer));
};

Buffer.of = function of(...items) {
  return fromArrayLike(items);
};
Buffer.alloc = function alloc(size, fill, encoding) {
  validateSize(size);
  const buffer = new FastBuffer(size);
  if (fill === undefined || fill === 0 || size === 0) return buffer;
  return fillBuffer(buffer, fill, 0, buffer.length, encoding);
};
Buffer.allocUnsafe = function allocUnsafe(size) {
  validateSize(size);
  return allocate(size);
};
Buffer.allocUnsafeSlow = function allocUnsafeSlow(size) {
  validateSize(size);
  return new FastBuffer(size);
};
function SlowBuffer(size) {
  return Buffer.allocUnsafeSlow(size);
}
ObjectSetPrototypeOf(SlowBuffer, Uint8Array);
ObjectSetPrototypeOf(SlowBuffer.prototype, Uint8Array.prototype);

Buffer.isBuffer = function isBuffer(value) {
  return value instanceof Buffer;
};
Buffer.isEncoding = function isEncoding(encoding) {
  return typeof encoding === 'string' && encoding.length !== 0 && nameOf(encoding) !== undefined;
};

Buffer.byteLength = function byteLength(value, encoding) {
  if (typeof value !== 'string') {
    if (ArrayBufferIsView(value) || isAnyArrayBuffer(value)) return value.byteLength;
    throw new codes.ERR_INVALID_ARG_TYPE('string', ['string', 'Buffer', 'ArrayBuffer'], value);
  }
  const name = encoding ? nameOf(encoding) ?? 'utf8' : 'utf8';
  switch (name) {
    case 'utf8': return native.byteLength(value, 'utf8');
    case 'utf16le': return value.length * 2;
    case 'hex': return value.length >>> 1;
    case 'base64': case 'base64url': {
      let length = value.length;
      if (StringPrototypeCharCodeAt(value, length - 1) === 61 /* = */) length--;
      if (length > 1 && StringPrototypeCharCodeAt(value, length - 1) === 61) length--;
      return (length * 3) >>> 2;
    }
    default: return value.length;
  }
};

Buffer.concat = function concat(list, length) {
  if (isAtLeast(12)) validateArray(list, 'list');
  else if (!ArrayIsArray(list)) throw new codes.ERR_INVALID_ARG_TYPE('list', ['Array', 'Buffer', 'Uint8Array'], list);
  if (list.length === 0) return new FastBuffer(0);
  if (length === undefined) {
    length = 0;
    for (let i = 0; i < list.length; i++) length += list[i].length || 0;
  } else {
    validateOffset(length, 'length');
  }
  const result = Buffer.allocUnsafe(length);
  let at = 0;
  for (let i = 0; i < list.length; i++) {
    checkBytes(list[i], `list[${i}]`);
    at += copyBytes(list[i], result, at, 0, list[i].length);
  }
  if (at < length) TypedArrayPrototypeFill(result, 0, at, length);
  return result;
};

// ---- Comparing, copying, cutting

Buffer.compare = function compare(a, b) {
  checkBytes(a, 'buf1');
  checkBytes(b, 'buf2');
  return a === b ? 0 : native.compare(a, b);
};

// At most what fits; the number of bytes copied.
function copyBytes(source, target, targetStart, sourceStart, sourceEnd) {
  const count = MathMin(sourceEnd - sourceStart, target.length - targetStart, source.length - sourceStart);
  if (count <= 0) return 0;
  const part = sourceStart === 0 && count === source.length ?
    source :
    new Uint8Array(
      TypedArrayPrototypeGetBuffer(source), TypedArrayPrototypeGetByteOffset(source) + sourceStart, count);
  TypedArrayPrototypeSet(target, part, targetStart);
  return count;
}

function toIndex(value, byDefault) {
  if (value === undefined) return byDefault;
  const number = +value;
  return number !== number ? 0 : MathFloor(number);
}

const part = (buffer, start, end) => TypedArrayPrototypeSubarray(buffer, start, end);

function adjustIndex(index, length) {
  index = MathTrunc(index);
  if (index < 0) return index + length > 0 ? index + length : 0;
  if (index < length) return index;
  return index !== index ? 0 : length;
}

const methods = {
  copy(target, targetStart, sourceStart, sourceEnd) {
    checkBytes(this, 'source');
    checkBytes(target, 'target');
    targetStart = toIndex(targetStart, 0);
    if (targetStart < 0) throw new codes.ERR_OUT_OF_RANGE('targetStart', '>= 0', targetStart);
    sourceStart = toIndex(sourceStart, 0);
    if (sourceStart < 0 || sourceStart > this.length) {
      throw new codes.ERR_OUT_OF_RANGE('sourceStart', `>= 0 && <= ${this.length}`, sourceStart);
    }
    sourceEnd = toIndex(sourceEnd, this.length);
    if (sourceEnd < 0) throw new codes.ERR_OUT_OF_RANGE('sourceEnd', '>= 0', sourceEnd);
    if (targetStart >= target.length || sourceStart >= sourceEnd) return 0;
    return copyBytes(this, target, targetStart, sourceStart, sourceEnd);
  },

  equals(other) {
    checkBytes(other, 'otherBuffer');
    return this === other || (this.length === other.length && native.compare(this, other) === 0);
  },

  compare(target, targetStart, targetEnd, sourceStart, sourceEnd) {
    checkBytes(target, 'target');
    if (arguments.length === 1) return native.compare(this, target);
    if (targetStart === undefined) targetStart = 0;
    else validateOffset(targetStart, 'targetStart');
    if (targetEnd === undefined) targetEnd = target.length;
    else validateOffset(targetEnd, 'targetEnd', 0, target.length);
    if (sourceStart === undefined) sourceStart = 0;
    else validateOffset(sourceStart, 'sourceStart');
    if (sourceEnd === undefined) sourceEnd = this.length;
    else validateOffset(sourceEnd, 'sourceEnd', 0, this.length);
    if (sourceStart >= sourceEnd) return targetStart >= targetEnd ? 0 : -1;
    if (targetStart >= targetEnd) return 1;
    return native.compare(part(this, sourceStart, sourceEnd), part(target, targetStart, targetEnd));
  },

  subarray(start, end) {
    const length = this.length;
    start = adjustIndex(start, length);
    end = end !== undefined ? adjustIndex(end, length) : length;
    return new FastBuffer(TypedArrayPrototypeGetBuffer(this), TypedArrayPrototypeGetByteOffset(this) + start,
      end > start ? end - start : 0);
  },
  slice(start, end) { return this.subarray(start, end); },

  toString(encoding, start, end) {
    const length = this.length;
    if (arguments.length === 0) return native.decode(this, 'utf8', 0, length);
    if (start <= 0) start = 0;
    else if (start >= length) return '';
    else start = MathTrunc(start) || 0;
    end = end === undefined || end > length ? length : MathTrunc(end) || 0;
    if (end <= start) return '';
    const name = encoding === undefined ? 'utf8' : nameOf(encoding);
    if (name === undefined) throw new codes.ERR_UNKNOWN_ENCODING(encoding);
    return native.decode(this, name, start, end);
  },

  write(text, offset, length, encoding) {
    if (offset === undefined) return writeText(this, text, 0, this.length, 'utf8');
    if (length === undefined && typeof offset === 'string') {
      encoding = offset;
      length = this.length;
      offset = 0;
    } else {
      validateOffset(offset, 'offset', 0, this.length);
      const left = this.length - offset;
      if (length === undefined) {
        length = left;
      } else if (typeof length === 'string') {
        encoding = length;
        length = left;
      } else {
        validateOffset(length, 'length', 0, this.length);
        length = MathMin(length, left);
      }
    }
    const name = encoding ? nameOf(encoding) : 'utf8';
    if (name === undefined) throw new codes.ERR_UNKNOWN_ENCODING(encoding);
    return writeText(this, text, offset, length, name);
  },

  fill(value, offset, end, encoding) { return fillBuffer(this, value, offset, end, encoding); },
  indexOf(value, byteOffset, encoding) { return search(this, value, byteOffset, encoding, 1); },
  lastIndexOf(value, byteOffset, encoding) { return search(this, value, byteOffset, encoding, -1); },
  includes(value, byteOffset, encoding) { return this.indexOf(value, byteOffset, encoding) !== -1; },

  swap16() { return swap(this, 2); },
  swap32() { return swap(this, 4); },
  swap64() { return swap(this, 8); },

  toJSON() {
    const data = [];
    for (let i = 0; i < this.length; i++) data[i] = this[i];
    return { type: 'Buffer', data };
  },
};

// Whole characters only; the number of bytes written.
function writeText(buffer, text, offset, max, encoding) {
  if (typeof text !== 'string') {
    const error = new TypeError('argument must be a string');
    error.code = 'ERR_INVALID_ARG_TYPE';
    throw error;
  }
  const bytes = native.encode(text, encoding);
  let count = MathMin(bytes.length, max, buffer.length - offset);
  if (count < bytes.length) {
    if (encoding === 'utf8') while (count > 0 && (bytes[count] & 0xc0) === 0x80) count--;
    else if (encoding === 'utf16le') count &= ~1;
  }
  return copyBytes(bytes, buffer, offset, 0, count);
}

function fillBuffer(buffer, value, offset, end, encoding) {
  if (typeof value === 'string') {
    if (offset === undefined || typeof offset === 'string') {
      encoding = offset;
      offset = 0;
      end = buffer.length;
    } else if (typeof end === 'string') {
      encoding = end;
      end = buffer.length;
    }
    if (encoding !== undefined && encoding !== null) validateString(encoding, 'encoding');
    const name = normalizeEncoding(encoding);
    if (name === undefined) throw new codes.ERR_UNKNOWN_ENCODING(encoding);
    const bytes = native.encode(value, name);
    if (bytes.length === 0 && value.length > 0) throw new codes.ERR_INVALID_ARG_VALUE('value', value);
    value = bytes.length === 0 ? 0 : bytes;
  } else if (ArrayBufferIsView(value)) {
    if (value.byteLength === 0) throw new codes.ERR_INVALID_ARG_VALUE('value', value);
    value = new Uint8Array(value.buffer, value.byteOffset, value.byteLength);
  } else {
    value = typeof value === 'boolean' ? +value : value & 255;
  }
  if (offset === undefined) {
    offset = 0;
    end = buffer.length;
  } else {
    validateOffset(offset, 'offset');
    if (end === undefined) end = buffer.length;
    else validateOffset(end, 'end', 0, buffer.length);
    if (offset >= end) return buffer;
  }
  if (typeof value === 'number') TypedArrayPrototypeFill(buffer, value, offset, end);
  else native.fill(buffer, value, offset, end);
  return buffer;
}

function swap(buffer, size) {
  const { length } = buffer;
  if (length % size !== 0) throw new codes.ERR_INVALID_BUFFER_SIZE(`${size * 8}-bits`);
  if (length >= 128) native.swap(buffer, size);
  else for (let i = 0; i < length; i += size) {
    for (let low = i, high = i + size - 1; low < high; low++, high--) {
      const byte = buffer[low];
      buffer[low] = buffer[high];
      buffer[high] = byte;
    }
  }
  return buffer;
}

let INSPECT_MAX_BYTES = 50;
methods.inspect = function inspect(depth, options) {
  const { inspect: inspectValue } = require('internal/inspect');
  const { hexOfByte } = require('internal/inspect_entries');
  const shown = MathMin(INSPECT_MAX_BYTES, this.length);
  let text = '';
  for (let i = 0; i < shown; i++) text += (i === 0 ? '' : ' ') + hexOfByte(this[i]);
  const left = this.length - INSPECT_MAX_BYTES;
  if (left > 0) text += isAtLeast(12) ? ` ... ${left} more byte${left > 1 ? 's' : ''}` : ' ... ';
  if (options) {
    const extra = { __proto__: null };
    const keys = ObjectKeys(this);
    for (let i = this.length; i < keys.length; i++) extra[keys[i]] = this[keys[i]];
    if (keys.length > this.length) {
      const all = inspectValue(extra, { ...options, breakLength: Infinity, compact: true });
      text += `${this.length !== 0 ? ', ' : ''}${StringPrototypeSlice(all, 27, -2)}`;
    }
  }
  return `<${this.constructor.name} ${text}>`;
};

const names = ObjectKeys(methods);
for (let i = 0; i < names.length; i++) Buffer.prototype[names[i]] = methods[names[i]];
Buffer.prototype.toLocaleString = methods.toString;
Buffer.prototype[customInspect] = methods.inspect;
ObjectDefineProperties(Buffer.prototype, {
  parent: {
    __proto__: null,
    enumerable: true,
    get() { return this instanceof Buffer ? this.buffer : undefined; },
  },
  offset: {
    __proto__: null,
    enumerable: true,
    get() { return this instanceof Buffer ? this.byteOffset : undefined; },
  },
});

// utf8Slice(start, end), hexWrite(text, offset, length)...: undocumented, but packages use them.
const direct = [['utf8', 'utf8'], ['ucs2', 'utf16le'], ['utf16le', 'utf16le'], ['latin1', 'latin1'],
  ['ascii', 'ascii'], ['base64', 'base64'], ['hex', 'hex'], ...isAtLeast(14) ? [['base64url', 'base64url']] : []];
for (let i = 0; i < direct.length; i++) {
  const { 0: prefix, 1: encoding } = direct[i];
  Buffer.prototype[`${prefix}Slice`] = function (start = 0, end = this.length) {
    return native.decode(this, encoding, start, MathMin(end, this.length));
  };
  Buffer.prototype[`${prefix}Write`] = function (text, offset = 0, length = this.length - offset) {
    return writeText(this, text, offset, length, encoding);
  };
}
require('internal/buffer_numbers').addNumberMethods(Buffer.prototype);

function transcode(source, fromEncoding, toEncoding) {
  checkBytes(source, 'source');
  return source.length === 0 ? Buffer.alloc(0) : fromBytes(recode(source, fromEncoding, toEncoding));
}

module.exports = {
  Buffer, SlowBuffer, transcode, isUtf8, isAscii, kMaxLength, kStringMaxLength, btoa, atob,
  constants: { MAX_LENGTH: kMaxLength, MAX_STRING_LENGTH: kStringMaxLength },
  get INSPECT_MAX_BYTES() { return INSPECT_MAX_BYTES; },
  set INSPECT_MAX_BYTES(value) {
    validateNumber(value, 'INSPECT_MAX_BYTES', 0);
    INSPECT_MAX_BYTES = value;
  },
  get Blob() { return require('internal/blob').Blob; },
  get File() { return require('internal/blob').File; },
};
