'use strict';
// What the buffer module knows of texts besides Buffer: isAscii, isUtf8, transcode, atob, btoa.

const {
  ArrayBufferIsView, RegExpPrototypeExec, RegExpPrototypeSymbolReplace, Uint8Array,
} = primordials;
const { classKind } = binding.util;
const native = binding.buffer;
const { normalizeEncoding } = require('internal/encodings');
const { codes } = require('errors');

function isAnyArrayBuffer(value) {
  const kind = classKind(value);
  return kind === 'ArrayBuffer' || kind === 'SharedArrayBuffer';
}

function toBytes(input) {
  if (ArrayBufferIsView(input)) return new Uint8Array(input.buffer, input.byteOffset, input.byteLength);
  if (isAnyArrayBuffer(input)) return new Uint8Array(input);
  throw new codes.ERR_INVALID_ARG_TYPE('input', ['ArrayBuffer', 'Buffer', 'TypedArray'], input);
}
function isAscii(input) {
  const bytes = toBytes(input);
  for (let i = 0; i < bytes.length; i++) if (bytes[i] > 127) return false;
  return true;
}
function isUtf8(input) {
  const bytes = toBytes(input);
  return native.compare(native.encode(native.decode(bytes, 'utf8', 0, bytes.length), 'utf8'), bytes) === 0;
}

// The bytes of `source` (a Uint8Array) in another encoding.
function transcode(source, fromEncoding, toEncoding) {
  const from = normalizeEncoding(fromEncoding), to = normalizeEncoding(toEncoding);
  const known = (name) => name === 'utf8' || name === 'utf16le' || name === 'latin1' || name === 'ascii';
  if (!known(from) || !known(to)) {
    throw require('errors').genericNodeError('Unable to transcode Buffer [U_ILLEGAL_ARGUMENT_ERROR]',
      { code: 'U_ILLEGAL_ARGUMENT_ERROR', errno: 1 });
  }
  let text = native.decode(source, from, 0, source.length);
  if (to === 'latin1' || to === 'ascii') {
    // What the encoding cannot say becomes a question mark, a pair of surrogates one.
    text = RegExpPrototypeSymbolReplace(to === 'ascii' ? /[^\x00-\x7f]/gu : /[^\x00-\xff]/gu, text, '?');
  }
  return native.encode(text, to);
}

function invalidCharacter(message = 'Invalid character') {
  return new (require('internal/dom_exception'))(message, 'InvalidCharacterError');
}
function btoa(input) {
  if (arguments.length === 0) throw new codes.ERR_MISSING_ARGS('input');
  const text = `${input}`;
  if (RegExpPrototypeExec(/[^\x00-\xff]/, text) !== null) throw invalidCharacter();
  const bytes = native.encode(text, 'latin1');
  return native.decode(bytes, 'base64', 0, bytes.length);
}
function atob(input) {
  if (arguments.length === 0) throw new codes.ERR_MISSING_ARGS('input');
  let text = RegExpPrototypeSymbolReplace(/[\t\n\f\r ]/g, `${input}`, '');
  if (text.length % 4 === 0) text = RegExpPrototypeSymbolReplace(/={1,2}$/, text, '');
  if (RegExpPrototypeExec(/[^A-Za-z0-9+/]/, text) !== null) throw invalidCharacter();
  if (text.length % 4 === 1) throw invalidCharacter('The string to be decoded is not correctly encoded.');
  const bytes = native.encode(text, 'base64');
  return native.decode(bytes, 'latin1', 0, bytes.length);
}

module.exports = { transcode, isUtf8, isAscii, btoa, atob, isAnyArrayBuffer };
