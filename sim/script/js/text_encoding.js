'use strict';
// TextEncoder and TextDecoder (utf-8, utf-16le, latin1).

const {
  ArrayBufferIsView, Boolean, ObjectDefineProperties, RegExpPrototypeSymbolReplace, StringPrototypeCharCodeAt,
  StringPrototypeSlice, StringPrototypeToLowerCase, StringPrototypeToWellFormed, SymbolFor, SymbolToStringTag,
  TypeError, TypedArrayPrototypeSet, TypedArrayPrototypeSubarray, Uint8Array,
} = primordials;
const { classKind } = binding.util;
const native = binding.buffer;
const { codes } = require('errors');
const customInspect = SymbolFor('nodejs.util.inspect.custom');

class TextEncoder {
  #encoding = 'utf-8';
  get encoding() { return this.#encoding; }
  encode(input = '') { return native.encode(`${input}`, 'utf8'); }

  // As many whole characters as fit: how many units of the text were read, how many bytes written.
  encodeInto(source, destination) {
    if (typeof source !== 'string') throw new codes.ERR_INVALID_ARG_TYPE('src', 'string', source);
    if (!ArrayBufferIsView(destination) || classKind(destination) !== 'Uint8Array') {
      throw new codes.ERR_INVALID_ARG_TYPE('dest', 'Uint8Array', destination);
    }
    const bytes = native.encode(source, 'utf8');
    let written = bytes.length;
    if (written > destination.length) {
      written = destination.length;
      while (written > 0 && (bytes[written] & 0xc0) === 0x80) written--;
    }
    TypedArrayPrototypeSet(destination, TypedArrayPrototypeSubarray(bytes, 0, written));
    if (written === bytes.length) return { read: source.length, written };
    let read = 0;
    for (let i = 0; i < written; i++) {
      if ((bytes[i] & 0xc0) !== 0x80) read += bytes[i] >= 0xf0 ? 2 : 1;  // two units beyond the basic plane
    }
    return { read, written };
  }
  [customInspect](depth, options) {
    if (typeof depth === 'number' && depth < 0) return this;
    // Without its class, as in Node.
    return require('internal/inspect').inspect({ encoding: this.#encoding }, options);
  }
}

// Labels of the Encoding Standard for the encodings that we have.
const labels = { '__proto__': null, 'utf-8': 'utf-8', 'utf8': 'utf-8', 'unicode-1-1-utf-8': 'utf-8',
  'utf-16le': 'utf-16le', 'utf-16': 'utf-16le', 'ucs-2': 'utf-16le', 'unicode': 'utf-16le',
  'iso-10646-ucs-2': 'utf-16le', 'latin1': 'windows-1252', 'iso-8859-1': 'windows-1252',
  'ascii': 'windows-1252', 'us-ascii': 'windows-1252', 'l1': 'windows-1252', 'windows-1252': 'windows-1252',
  'cp1252': 'windows-1252',
  'iso8859-1': 'windows-1252', 'iso_8859-1': 'windows-1252', 'x-cp1252': 'windows-1252' };
const windows1252 =
  '\u20ac\x81\u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160\u2039\u0152\x8d\u017d\x8f' +
  '\x90\u2018\u2019\u201c\u201d\u2022\u2013\u2014\u02dc\u2122\u0161\u203a\u0153\x9d\u017e\u0178';

function toBytes(input) {
  if (input === undefined) return new Uint8Array(0);
  if (ArrayBufferIsView(input)) return new Uint8Array(input.buffer, input.byteOffset, input.byteLength);
  const kind = typeof input === 'object' && input !== null ? classKind(input) : undefined;
  if (kind === 'ArrayBuffer' || kind === 'SharedArrayBuffer') return new Uint8Array(input);
  const error = new TypeError(
    'The "list" argument must be an instance of SharedArrayBuffer, ArrayBuffer or ArrayBufferView.');
  error.code = 'ERR_INVALID_ARG_TYPE';
  throw error;
}

// How many bytes at the end are the beginning of a character whose rest may still come.
function unfinishedUtf8(bytes) {
  const { length } = bytes;
  for (let back = 1; back <= 3 && back <= length; back++) {
    const byte = bytes[length - back];
    if ((byte & 0xc0) === 0x80) continue;
    const size = byte >= 0xf0 && byte <= 0xf4 ? 4 : byte >= 0xe0 ? 3 : byte >= 0xc2 ? 2 : 1;
    if (byte > 0xf4 || size <= back) return 0;
    // Only if what is there can still become a character.
    const tail = TypedArrayPrototypeSubarray(bytes, length - back, length);
    return native.decode(tail, 'utf8', 0, back).length === 1 ? back : 0;
  }
  return 0;
}
function unfinishedUtf16(bytes) {
  const odd = bytes.length % 2;
  const at = bytes.length - odd - 2;
  return at >= 0 && (bytes[at + 1] & 0xfc) === 0xd8 ? odd + 2 : odd;
}

class TextDecoder {
  #encoding;
  #fatal;
  #ignoreBOM;
  #pending = new Uint8Array(0);  // of a stream: bytes of an unfinished character
  #bomSeen = false;

  constructor(encoding = 'utf-8', options = { __proto__: null }) {
    const label = RegExpPrototypeSymbolReplace(/^[\t\n\f\r ]+|[\t\n\f\r ]+$/g, `${encoding}`, '');
    this.#encoding = labels[StringPrototypeToLowerCase(label)];
    if (this.#encoding === undefined) throw new codes.ERR_ENCODING_NOT_SUPPORTED(encoding);
    require('internal/validators').validateObject(options, 'options', 7);
    this.#fatal = Boolean(options?.fatal);
    this.#ignoreBOM = Boolean(options?.ignoreBOM);
  }
  get encoding() { return this.#encoding; }
  get fatal() { return this.#fatal; }
  get ignoreBOM() { return this.#ignoreBOM; }

  decode(input = undefined, options = { __proto__: null }) {
    let bytes = toBytes(input);
    if (this.#pending.length > 0) {
      const joined = new Uint8Array(this.#pending.length + bytes.length);
      TypedArrayPrototypeSet(joined, this.#pending);
      TypedArrayPrototypeSet(joined, bytes, this.#pending.length);
      bytes = joined;
      this.#pending = new Uint8Array(0);
    }
    const streaming = Boolean(options?.stream);
    if (streaming) bytes = this.#holdBack(bytes);
    let text = this.#toText(bytes);
    if (!this.#bomSeen && !this.#ignoreBOM && this.#encoding !== 'windows-1252' &&
        StringPrototypeCharCodeAt(text, 0) === 0xfeff) {
      text = StringPrototypeSlice(text, 1);
    }
    this.#bomSeen = streaming && (this.#bomSeen || bytes.length > 0);
    return text;
  }

  #holdBack(bytes) {
    const count = this.#encoding === 'utf-8' ? unfinishedUtf8(bytes) :
      this.#encoding === 'utf-16le' ? unfinishedUtf16(bytes) : 0;
    if (count === 0) return bytes;
    const end = bytes.length - count;
    this.#pending = new Uint8Array(TypedArrayPrototypeSubarray(bytes, end, bytes.length));
    return TypedArrayPrototypeSubarray(bytes, 0, end);
  }

  #invalid() {
    const error = new TypeError(`The encoded data was not valid for encoding ${this.#encoding}`);
    error.code = 'ERR_ENCODING_INVALID_ENCODED_DATA';
    return error;
  }

  #toText(bytes) {
    if (this.#encoding === 'utf-8') {
      const text = native.decode(bytes, 'utf8', 0, bytes.length);
      if (this.#fatal && native.compare(native.encode(text, 'utf8'), bytes) !== 0) throw this.#invalid();
      return text;
    }
    if (this.#encoding === 'windows-1252') {
      const text = native.decode(bytes, 'latin1', 0, bytes.length);
      const fromTable = (c) => windows1252[StringPrototypeCharCodeAt(c) - 128];
      return RegExpPrototypeSymbolReplace(/[\x80-\x9f]/g, text, fromTable);
    }
    const odd = bytes.length % 2;
    const text = native.decode(bytes, 'utf16le', 0, bytes.length - odd);
    const wellFormed = StringPrototypeToWellFormed(text);
    if (this.#fatal && (odd || wellFormed !== text)) throw this.#invalid();
    return odd ? `${wellFormed}\ufffd` : wellFormed;
  }

  [customInspect](depth, options) {
    if (typeof depth === 'number' && depth < 0) return this;
    const content = { encoding: this.#encoding, fatal: this.#fatal, ignoreBOM: this.#ignoreBOM };
    return `${this.constructor.name} ${require('internal/inspect').inspect(content, options)}`;
  }
}

const enumerable = { __proto__: null, enumerable: true };
const tagged = (value) => ({ __proto__: null, value, configurable: true });
ObjectDefineProperties(TextEncoder.prototype, {
  __proto__: null, encode: enumerable, encodeInto: enumerable, encoding: enumerable,
  [SymbolToStringTag]: tagged('TextEncoder'),
});
ObjectDefineProperties(TextDecoder.prototype, {
  __proto__: null, decode: enumerable, encoding: enumerable, fatal: enumerable, ignoreBOM: enumerable,
  [SymbolToStringTag]: tagged('TextDecoder'),
});

module.exports = { TextEncoder, TextDecoder };
