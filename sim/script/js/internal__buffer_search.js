'use strict';
// indexOf, lastIndexOf and includes of Buffer. The search itself is native.

const {
  ArrayBufferIsView, MathTrunc, TypedArrayPrototypeGetSymbolToStringTag, Uint8Array,
} = primordials;
const native = binding.buffer;
const { nameOf } = require('internal/encodings');
const { codes } = require('errors');

const isUint8Array = (value) => ArrayBufferIsView(value) &&
  TypedArrayPrototypeGetSymbolToStringTag(value) === 'Uint8Array';

// Where a search of a needle of `size` bytes begins; -1 if it cannot be found.
function searchStart(length, offset, size, forward) {
  let start = offset;
  if (offset < 0) {
    start = offset + length;
    if (start < 0) start = forward || size === 0 ? 0 : -1;
  } else if (offset + size > length) {
    start = size === 0 ? length : forward ? -1 : length - 1;
  }
  return start;
}

function search(buffer, value, byteOffset, encoding, direction) {
  if (typeof byteOffset === 'string') {
    encoding = byteOffset;
    byteOffset = undefined;
  }
  byteOffset = MathTrunc(+byteOffset);
  if (byteOffset !== byteOffset) byteOffset = direction > 0 ? 0 : buffer.length;
  const name = encoding === undefined ? 'utf8' : nameOf(encoding);
  let needle;
  if (typeof value === 'number') {
    needle = new Uint8Array([value & 255]);
  } else if (typeof value === 'string') {
    if (name === undefined) throw new codes.ERR_UNKNOWN_ENCODING(encoding);
    needle = native.encode(value, name);
  } else if (isUint8Array(value)) {
    needle = value;
  } else {
    throw new codes.ERR_INVALID_ARG_TYPE('value', ['number', 'string', 'Buffer', 'Uint8Array'], value);
  }
  const start = searchStart(buffer.length, byteOffset, needle.length, direction > 0);
  if (needle.length === 0) return start;
  if (start < 0 || needle.length > buffer.length) return -1;
  let found = native.indexOf(buffer, needle, start, direction);
  // Two-byte characters stand at even places only.
  while (name === 'utf16le' && typeof value !== 'number' && found > 0 && found % 2 === 1) {
    found = native.indexOf(buffer, needle, found + direction, direction);
  }
  return found;
}

module.exports = { search };
