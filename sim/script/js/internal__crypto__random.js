'use strict';
// Random bytes and numbers. They come from the run's seed: the same in every run. With a callback the pool makes
// them, as in Node.

const {
  ArrayBufferIsView, ArrayPrototypePush, ArrayPrototypeSplice, DataView, DataViewPrototypeGetUint32,
  NumberIsSafeInteger, NumberPrototypeToString, ReflectApply,
  StringPrototypePadStart, StringPrototypeSlice, TypedArrayPrototypeGetBuffer, TypedArrayPrototypeGetByteLength,
  TypedArrayPrototypeGetLength, TypedArrayPrototypeSet, TypedArrayPrototypeSubarray, Uint8Array,
} = primordials;
const { Buffer } = require('buffer');
const native = binding.crypto;
const { codes } = require('errors');
const { isAnyArrayBuffer } = require('internal/buffer_text');
const { validateBoolean, validateCallback, validateNumber, validateObject } =
  require('internal/validators');
const { bytesOfMemory, encoded } = require('internal/crypto/util');
const { isAtLeast } = require('internal/versions');

const bytesMax = 2 ** 31 - 1;

function checkSize(size) {
  validateNumber(size, 'size');
  if (!(size >= 0 && size <= bytesMax)) throw new codes.ERR_OUT_OF_RANGE('size', `>= 0 && <= ${bytesMax}`, size);
  return size >>> 0;
}

function randomBytes(size, callback) {
  size = checkSize(size);
  if (callback !== undefined) validateCallback(callback, 'callback');
  if (callback === undefined) return encoded(native.randomJob(size, 'randomBytes'));
  if (size === 0) return ReflectApply(callback, this, [null, Buffer.alloc(0)]);
  native.randomJob(size, 'randomBytes', undefined,
    (bytes) => ReflectApply(callback, this, [null, encoded(bytes)]));
}

// The part of the memory that is to be filled; offset and size count elements.
function partOf(buffer, offset, size) {
  const bytes = ArrayBufferIsView(buffer) || isAnyArrayBuffer(buffer) ? bytesOfMemory(buffer) : undefined;
  if (bytes === undefined) {
    const types = isAtLeast(15) ? ['ArrayBuffer', 'ArrayBufferView'] : 'ArrayBufferView';
    throw new codes.ERR_INVALID_ARG_TYPE('buf', types, buffer);
  }
  const all = TypedArrayPrototypeGetByteLength(bytes);
  const width = ArrayBufferIsView(buffer) ? buffer.BYTES_PER_ELEMENT || 1 : 1;
  validateNumber(offset, 'offset');
  offset *= width;
  const lengthMax = all < bytesMax ? all : bytesMax;
  if (!(offset >= 0 && offset <= lengthMax)) {
    throw new codes.ERR_OUT_OF_RANGE('offset', `>= 0 && <= ${lengthMax}`, offset);
  }
  offset >>>= 0;
  if (size === undefined) {
    size = all - offset;
  } else {
    validateNumber(size, 'size');
    size *= width;
    if (!(size >= 0 && size <= bytesMax)) throw new codes.ERR_OUT_OF_RANGE('size', `>= 0 && <= ${bytesMax}`, size);
    if (size + offset > all) throw new codes.ERR_OUT_OF_RANGE('size + offset', `<= ${all}`, size + offset);
  }
  return TypedArrayPrototypeSubarray(bytes, offset, offset + size);
}

function randomFillSync(buffer, offset = 0, size = undefined) {
  const part = partOf(buffer, offset, size);
  const length = TypedArrayPrototypeGetLength(part);
  if (length > 0) TypedArrayPrototypeSet(part, native.randomJob(length, 'randomFill'));
  return buffer;
}

function randomFill(buffer, offset, size, callback) {
  if (typeof offset === 'function') {
    callback = offset;
    offset = 0;
    size = undefined;
  } else if (typeof size === 'function') {
    callback = size;
    size = undefined;
  } else {
    if (!ArrayBufferIsView(buffer) && !isAnyArrayBuffer(buffer)) partOf(buffer);
    validateCallback(callback, 'callback');
  }
  const part = partOf(buffer, offset, size);
  const length = TypedArrayPrototypeGetLength(part);
  if (length === 0) return callback(null, buffer);
  native.randomJob(length, 'randomFill', undefined, (bytes) => {
    // The memory may have been taken away meanwhile.
    if (TypedArrayPrototypeGetLength(part) === length) TypedArrayPrototypeSet(part, bytes);
    ReflectApply(callback, this, [null, buffer]);
  });
}

// ---- Numbers, out of a store of bytes as in Node: the pool is asked only when it is empty.

const width = 6;
const rangeMax = 2 ** 48 - 1;
const store = new Uint8Array(width * 1024);
const storeView = new DataView(TypedArrayPrototypeGetBuffer(store));
let used = TypedArrayPrototypeGetLength(store);
let refilling = false;
const waiting = [];  // calls that wait for the store

function drawFromStore() {
  const high = DataViewPrototypeGetUint32(storeView, used) * 0x10000;
  const low = DataViewPrototypeGetUint32(storeView, used + 2) & 0xffff;
  used += width;
  return high + low;
}
// undefined if the store ran out.
function numberBelow(range) {
  const limit = rangeMax - (rangeMax % range);
  while (used < TypedArrayPrototypeGetLength(store)) {
    const drawn = drawFromStore();
    if (drawn < limit) return drawn % range;
  }
  return undefined;
}

function refillLater() {
  if (refilling) return;
  refilling = true;
  randomFill(store, 0, undefined, () => {
    refilling = false;
    used = 0;
    const calls = ArrayPrototypeSplice(waiting, 0);
    for (let i = 0; i < calls.length; i++) giveNumber(calls[i]);
  });
}
const noError = isAtLeast(15) ? undefined : null;
function giveNumber(call) {
  const drawn = numberBelow(call.range);
  if (drawn === undefined) {
    ArrayPrototypePush(waiting, call);
    refillLater();
  } else if (call.isFirst) {
    require('process').nextTick(call.callback, noError, drawn + call.min);
  } else {
    call.callback(noError, drawn + call.min);
  }
  call.isFirst = false;
}

function randomInt(min, max, callback) {
  const minNotSpecified = max === undefined || typeof max === 'function';
  if (minNotSpecified) {
    callback = max;
    max = min;
    min = 0;
  }
  if (callback !== undefined) validateCallback(callback, 'callback');
  if (!NumberIsSafeInteger(min)) throw new codes.ERR_INVALID_ARG_TYPE('min', 'a safe integer', min);
  if (!NumberIsSafeInteger(max)) throw new codes.ERR_INVALID_ARG_TYPE('max', 'a safe integer', max);
  if (max <= min) {
    throw new codes.ERR_OUT_OF_RANGE('max', `greater than the value of "min" (${min})`, max);
  }
  const range = max - min;
  if (!(range <= rangeMax)) {
    throw new codes.ERR_OUT_OF_RANGE(minNotSpecified ? 'max' : 'max - min', `<= ${rangeMax}`, range);
  }
  if (callback !== undefined) return giveNumber({ __proto__: null, min, range, callback, isFirst: true });
  let drawn = numberBelow(range);
  while (drawn === undefined) {
    randomFillSync(store);
    used = 0;
    drawn = numberBelow(range);
  }
  return min + drawn;
}

// ---- UUIDs

function hexOf(bytes) {
  let text = '';
  for (let i = 0; i < 16; i++) text += StringPrototypePadStart(NumberPrototypeToString(bytes[i], 16), 2, '0');
  const part = (from, to) => StringPrototypeSlice(text, from, to);
  return `${part(0, 8)}-${part(8, 12)}-${part(12, 16)}-${part(16, 20)}-${part(20)}`;
}
function randomUUID(options) {
  if (options !== undefined) validateObject(options, 'options');
  const { disableEntropyCache = false } = options ?? { __proto__: null };
  validateBoolean(disableEntropyCache, 'options.disableEntropyCache');
  const bytes = native.randomJob(16, 'randomUUID');
  bytes[6] = (bytes[6] & 0x0f) | 0x40;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  return hexOf(bytes);
}

module.exports = { randomBytes, randomFill, randomFillSync, randomInt, randomUUID };
