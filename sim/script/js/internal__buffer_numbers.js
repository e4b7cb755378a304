'use strict';
// Buffer's methods that read and write numbers: readUInt16LE, writeDoubleBE, readIntBE(offset, bytes)...
// Widths that DataView knows go through one; 1 to 6 bytes of any width go byte by byte.

const {
  DataView, DataViewPrototypeGetBigInt64, DataViewPrototypeGetBigUint64, DataViewPrototypeGetFloat32,
  DataViewPrototypeGetFloat64, DataViewPrototypeGetInt16, DataViewPrototypeGetInt32, DataViewPrototypeGetInt8,
  DataViewPrototypeGetUint16, DataViewPrototypeGetUint32, DataViewPrototypeGetUint8,
  DataViewPrototypeSetBigInt64, DataViewPrototypeSetBigUint64, DataViewPrototypeSetFloat32,
  DataViewPrototypeSetFloat64, DataViewPrototypeSetInt16, DataViewPrototypeSetInt32, DataViewPrototypeSetInt8,
  DataViewPrototypeSetUint16, DataViewPrototypeSetUint32, DataViewPrototypeSetUint8, MathFloor,
  ObjectDefineProperty, ObjectKeys, StringPrototypeIncludes, StringPrototypeReplace,
  TypedArrayPrototypeGetBuffer, TypedArrayPrototypeGetByteLength, TypedArrayPrototypeGetByteOffset,
} = primordials;
const { validateNumber } = require('internal/validators');
const { codes } = require('errors');

function checkOffset(buffer, offset, bytes) {
  if (typeof offset !== 'number') validateNumber(offset, 'offset');
  const last = TypedArrayPrototypeGetByteLength(buffer) - bytes;
  if (offset >= 0 && offset <= last && MathFloor(offset) === offset) return;
  if (MathFloor(offset) !== offset) throw new codes.ERR_OUT_OF_RANGE('offset', 'an integer', offset);
  if (last < 0) throw new codes.ERR_BUFFER_OUT_OF_BOUNDS();
  throw new codes.ERR_OUT_OF_RANGE('offset', `>= 0 and <= ${last}`, offset);
}

function checkWidth(bytes) {
  if (bytes === undefined) throw new codes.ERR_INVALID_ARG_TYPE('byteLength', 'number', bytes);
  validateNumber(bytes, 'byteLength');
  if (MathFloor(bytes) !== bytes) throw new codes.ERR_OUT_OF_RANGE('byteLength', 'an integer', bytes);
  if (bytes < 1 || bytes > 6) throw new codes.ERR_OUT_OF_RANGE('byteLength', '>= 1 and <= 6', bytes);
}

function checkValue(value, min, max, bytes) {
  if (value <= max && value >= min) return;
  if (value !== value) return;  // NaN is written as 0
  const n = typeof min === 'bigint' ? 'n' : '';
  let range = `>= ${min}${n} and <= ${max}${n}`;
  if (bytes > 4) {
    const power = (bits) => `2${n} ** ${bits}${n}`;
    range = min === 0 || min === 0n ? `>= 0${n} and < ${power(bytes * 8)}` :
      `>= -(${power(bytes * 8 - 1)}) and < ${power(bytes * 8 - 1)}`;
  }
  throw new codes.ERR_OUT_OF_RANGE('value', range, value);
}

const viewOf = (buffer) => new DataView(TypedArrayPrototypeGetBuffer(buffer),
  TypedArrayPrototypeGetByteOffset(buffer), TypedArrayPrototypeGetByteLength(buffer));

// name, bytes, get, set, min, max (none for floats)
const kinds = [
  ['UInt8', 1, DataViewPrototypeGetUint8, DataViewPrototypeSetUint8, 0, 0xff],
  ['Int8', 1, DataViewPrototypeGetInt8, DataViewPrototypeSetInt8, -0x80, 0x7f],
  ['UInt16', 2, DataViewPrototypeGetUint16, DataViewPrototypeSetUint16, 0, 0xffff],
  ['Int16', 2, DataViewPrototypeGetInt16, DataViewPrototypeSetInt16, -0x8000, 0x7fff],
  ['UInt32', 4, DataViewPrototypeGetUint32, DataViewPrototypeSetUint32, 0, 0xffffffff],
  ['Int32', 4, DataViewPrototypeGetInt32, DataViewPrototypeSetInt32, -0x80000000, 0x7fffffff],
  ['BigUInt64', 8, DataViewPrototypeGetBigUint64, DataViewPrototypeSetBigUint64, 0n, 0xffffffffffffffffn],
  ['BigInt64', 8, DataViewPrototypeGetBigInt64, DataViewPrototypeSetBigInt64, -0x8000000000000000n,
    0x7fffffffffffffffn],
  ['Float', 4, DataViewPrototypeGetFloat32, DataViewPrototypeSetFloat32],
  ['Double', 8, DataViewPrototypeGetFloat64, DataViewPrototypeSetFloat64],
];

function makeReader(get, bytes, little) {
  return function (offset = 0) {
    checkOffset(this, offset, bytes);
    return get(viewOf(this), offset, little);
  };
}
function makeWriter(set, bytes, little, min, max) {
  return function (value, offset = 0) {
    if (typeof min !== 'bigint') value = +value;
    if (min !== undefined) checkValue(value, min, max, bytes);
    checkOffset(this, offset, bytes);
    set(viewOf(this), offset, value, little);
    return offset + bytes;
  };
}

function readUInt(buffer, offset, bytes, little) {
  if (offset === undefined) throw new codes.ERR_INVALID_ARG_TYPE('offset', 'number', offset);
  checkWidth(bytes);
  checkOffset(buffer, offset, bytes);
  let value = 0;
  for (let i = 0; i < bytes; i++) value = value * 256 + buffer[offset + (little ? bytes - 1 - i : i)];
  return value;
}
function readInt(buffer, offset, bytes, little) {
  const value = readUInt(buffer, offset, bytes, little);
  return value >= 2 ** (8 * bytes - 1) ? value - 2 ** (8 * bytes) : value;
}
function writeAny(buffer, value, offset, bytes, little, min, max) {
  checkWidth(bytes);
  value = +value;
  checkValue(value, min, max, bytes);
  if (offset === undefined) throw new codes.ERR_INVALID_ARG_TYPE('offset', 'number', offset);
  checkOffset(buffer, offset, bytes);
  let rest = value;
  for (let i = 0; i < bytes; i++) {
    const low = ((rest % 256) + 256) % 256;
    buffer[offset + (little ? i : bytes - 1 - i)] = low;
    rest = (rest - low) / 256;
  }
  return offset + bytes;
}

function define(prototype, name, method) {
  ObjectDefineProperty(method, 'name', { __proto__: null, value: name });
  prototype[name] = method;
}

function addNumberMethods(prototype) {
  for (let i = 0; i < kinds.length; i++) {
    const { 0: name, 1: bytes, 2: get, 3: set, 4: min, 5: max } = kinds[i];
    const orders = bytes === 1 ? [''] : ['LE', 'BE'];
    for (let j = 0; j < orders.length; j++) {
      const little = orders[j] === 'LE';
      define(prototype, `read${name}${orders[j]}`, makeReader(get, bytes, little));
      define(prototype, `write${name}${orders[j]}`, makeWriter(set, bytes, little, min, max));
    }
  }
  const orders = ['LE', 'BE'];
  for (let j = 0; j < 2; j++) {
    const order = orders[j];
    const little = order === 'LE';
    define(
      prototype, `readUInt${order}`,
      function(offset, bytes) { return readUInt(this, offset, bytes, little); });
    define(
      prototype, `readInt${order}`, function(offset, bytes) { return readInt(this, offset, bytes, little); });
    define(prototype, `writeUInt${order}`, function (value, offset, bytes) {
      return writeAny(this, value, offset, bytes, little, 0, 2 ** (8 * bytes) - 1);
    });
    define(prototype, `writeInt${order}`, function (value, offset, bytes) {
      return writeAny(this, value, offset, bytes, little, -(2 ** (8 * bytes - 1)), 2 ** (8 * bytes - 1) - 1);
    });
  }
  // Uint is the same as UInt.
  const names = ObjectKeys(prototype);
  for (let i = 0; i < names.length; i++) {
    if (StringPrototypeIncludes(names[i], 'UInt')) {
      prototype[StringPrototypeReplace(names[i], 'UInt', 'Uint')] = prototype[names[i]];
    }
  }
}

module.exports = { addNumberMethods };
