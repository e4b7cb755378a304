'use strict';
// StringDecoder: bytes into text in pieces; a character that is cut by the end of a piece waits for its rest.

const {
  ArrayBufferIsView, MathMin, ObjectDefineProperty, Symbol, TypedArrayPrototypeSet, TypedArrayPrototypeSubarray,
  Uint8Array,
} = primordials;
const native = binding.buffer;
const { Buffer } = require('buffer');
const { nameOf } = require('internal/encodings');
const { codes } = require('errors');

// How many bytes at the end of `bytes` do not make a whole character yet.
function unfinished(bytes, encoding) {
  const { length } = bytes;
  switch (encoding) {
    case 'utf8':
      for (let back = 1; back <= 3 && back <= length; back++) {
        const byte = bytes[length - back];
        if ((byte & 0xc0) === 0x80) continue;
        const size = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : byte >= 0xc2 ? 2 : 1;
        if (byte > 0xf4 || size <= back) return 0;
        const tail = TypedArrayPrototypeSubarray(bytes, length - back, length);
        return native.decode(tail, 'utf8', 0, back).length === 1 ? back : 0;
      }
      return 0;
    case 'utf16le': {
      if (length % 2 === 1) return 1;
      return length >= 2 && (bytes[length - 1] & 0xfc) === 0xd8 ? 2 : 0;
    }
    case 'base64': case 'base64url': return length % 3;
    default: return 0;
  }
}

// What a decoder remembers, laid out as Node's native one has it, since inspection shows it: the bytes of the last
// character that was cut, how many it lacks, how many it has, and the number of the encoding.
const missingAt = 4, bufferedAt = 5, encodingAt = 6, stateSize = 7;
const numberOf = {
  __proto__: null, ascii: 0, utf8: 1, base64: 2, utf16le: 3, latin1: 4, hex: 5, buffer: 6, base64url: 7,
};
const kNativeDecoder = Symbol('kNativeDecoder');

// How many bytes a character that begins with `rest` lacks.
function lacking(rest, encoding) {
  switch (encoding) {
    case 'utf8': return (rest[0] >= 0xf0 ? 4 : rest[0] >= 0xe0 ? 3 : 2) - rest.length;
    case 'utf16le': return rest.length === 2 ? 2 : 1;
    default: return 3 - rest.length;
  }
}

function StringDecoder(encoding) {
  const name = encoding === undefined || encoding === null || encoding === '' ? 'utf8' : nameOf(encoding);
  if (name === undefined) throw new codes.ERR_UNKNOWN_ENCODING(encoding);
  this.encoding = name;
  this[kNativeDecoder] = Buffer.alloc(stateSize);
  this[kNativeDecoder][encodingAt] = numberOf[name];
}

StringDecoder.prototype.write = function write(buffer) {
  if (typeof buffer === 'string') return buffer;
  if (!ArrayBufferIsView(buffer)) {
    throw new codes.ERR_INVALID_ARG_TYPE('buf', ['Buffer', 'TypedArray', 'DataView'], buffer);
  }
  const state = this[kNativeDecoder];
  let bytes = new Uint8Array(buffer.buffer, buffer.byteOffset, buffer.byteLength);
  const before = state[bufferedAt];
  if (before > 0) {
    const joined = new Uint8Array(before + bytes.length);
    TypedArrayPrototypeSet(joined, TypedArrayPrototypeSubarray(state, 0, before));
    TypedArrayPrototypeSet(joined, bytes, before);
    bytes = joined;
    const known = MathMin(before + state[missingAt], bytes.length);
    TypedArrayPrototypeSet(state, TypedArrayPrototypeSubarray(bytes, 0, known));
  }
  const end = bytes.length - unfinished(bytes, this.encoding);
  const rest = TypedArrayPrototypeSubarray(bytes, end, bytes.length);
  TypedArrayPrototypeSet(state, rest);
  state[bufferedAt] = rest.length;
  state[missingAt] = rest.length === 0 ? 0 : lacking(rest, this.encoding);
  return native.decode(bytes, this.encoding, 0, end);
};

StringDecoder.prototype.end = function end(buffer) {
  const text = buffer === undefined ? '' : this.write(buffer);
  const state = this[kNativeDecoder];
  const rest = state[bufferedAt];
  state[bufferedAt] = state[missingAt] = 0;
  return text + native.decode(state, this.encoding, 0, rest);
};

StringDecoder.prototype.text = function text(buffer, offset) {
  const state = this[kNativeDecoder];
  state[bufferedAt] = state[missingAt] = 0;
  return this.write(buffer.slice(offset));
};

function shown(name, get) {
  ObjectDefineProperty(StringDecoder.prototype, name, { __proto__: null, configurable: true, enumerable: true, get });
}
shown('lastChar', function () { return TypedArrayPrototypeSubarray(this[kNativeDecoder], 0, missingAt); });
shown('lastNeed', function () { return this[kNativeDecoder][missingAt]; });
shown('lastTotal', function () {
  return this[kNativeDecoder][bufferedAt] + this[kNativeDecoder][missingAt];
});

module.exports = { StringDecoder };
