'use strict';
// StringDecoder: bytes into text in pieces; a character that is cut by the end of a piece waits for its rest.

const { ArrayBufferIsView, TypedArrayPrototypeSet, TypedArrayPrototypeSubarray, Uint8Array } = primordials;
const native = binding.buffer;
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

function StringDecoder(encoding) {
  const name = encoding === undefined || encoding === null || encoding === '' ? 'utf8' : nameOf(encoding);
  if (name === undefined) throw new codes.ERR_UNKNOWN_ENCODING(encoding);
  this.encoding = name;
  this.lastChar = new Uint8Array(0);  // the bytes that wait
}

StringDecoder.prototype.write = function write(buffer) {
  if (typeof buffer === 'string') return buffer;
  if (!ArrayBufferIsView(buffer)) {
    throw new codes.ERR_INVALID_ARG_TYPE('buf', ['Buffer', 'TypedArray', 'DataView'], buffer);
  }
  let bytes = new Uint8Array(buffer.buffer, buffer.byteOffset, buffer.byteLength);
  if (this.lastChar.length > 0) {
    const joined = new Uint8Array(this.lastChar.length + bytes.length);
    TypedArrayPrototypeSet(joined, this.lastChar);
    TypedArrayPrototypeSet(joined, bytes, this.lastChar.length);
    bytes = joined;
  }
  const end = bytes.length - unfinished(bytes, this.encoding);
  this.lastChar = new Uint8Array(TypedArrayPrototypeSubarray(bytes, end, bytes.length));
  return native.decode(bytes, this.encoding, 0, end);
};

StringDecoder.prototype.end = function end(buffer) {
  const text = buffer === undefined ? '' : this.write(buffer);
  const rest = this.lastChar;
  this.lastChar = new Uint8Array(0);
  return text + native.decode(rest, this.encoding, 0, rest.length);
};

StringDecoder.prototype.text = function text(buffer, offset) {
  this.lastChar = new Uint8Array(0);
  return this.write(buffer.slice(offset));
};

module.exports = { StringDecoder };
