'use strict';
// What the parts of crypto share: arguments as bytes, OpenSSL's errors as Node throws them, results as Buffers.

const {
  ArrayBufferIsView, DataViewPrototypeGetBuffer, DataViewPrototypeGetByteLength, DataViewPrototypeGetByteOffset,
  Error, NumberParseInt, RegExpPrototypeSymbolReplace, StringPrototypeSplit, StringPrototypeToUpperCase,
  TypedArrayPrototypeGetBuffer, TypedArrayPrototypeGetByteLength, TypedArrayPrototypeGetByteOffset,
  TypedArrayPrototypeGetSymbolToStringTag, Uint8Array,
} = primordials;
const { Buffer } = require('buffer');
const { codes } = require('errors');
const { nameOf } = require('internal/encodings');
const { isAtLeast } = require('internal/versions');
const { isAnyArrayBuffer } = require('internal/buffer_text');

const bytesTypes = isAtLeast(15) ? ['string', 'ArrayBuffer', 'Buffer', 'TypedArray', 'DataView'] :
  ['string', 'Buffer', 'TypedArray', 'DataView'];
const viewTypes = isAtLeast(12) ? ['string', 'Buffer', 'TypedArray', 'DataView'] : ['string', 'TypedArray', 'DataView'];

// The bytes that a view of any type shows, shared with it; none of a view that was detached.
function bytesOfView(view) {
  if (TypedArrayPrototypeGetSymbolToStringTag(view) === undefined) {
    return new Uint8Array(DataViewPrototypeGetBuffer(view), DataViewPrototypeGetByteOffset(view),
                          DataViewPrototypeGetByteLength(view));
  }
  const length = TypedArrayPrototypeGetByteLength(view);
  return length === 0 ? new Uint8Array(0) :
    new Uint8Array(TypedArrayPrototypeGetBuffer(view), TypedArrayPrototypeGetByteOffset(view), length);
}

// undefined for what is neither a view nor an ArrayBuffer.
function bytesOfMemory(value) {
  if (ArrayBufferIsView(value)) return bytesOfView(value);
  return isAnyArrayBuffer(value) ? new Uint8Array(value) : undefined;
}

// Of a text, a view or an ArrayBuffer.
function bytesOf(value, name, encoding, types = bytesTypes) {
  if (typeof value === 'string') return Buffer.from(value, Buffer.isEncoding(encoding) ? encoding : 'utf8');
  const bytes = bytesOfMemory(value);
  if (bytes === undefined) throw new codes.ERR_INVALID_ARG_TYPE(name, types, value);
  return bytes;
}

// Of a text or a view: what update() takes.
function bytesOfData(value, encoding, name = 'data') {
  if (typeof value !== 'string' && !ArrayBufferIsView(value)) {
    throw new codes.ERR_INVALID_ARG_TYPE(name, viewTypes, value);
  }
  if (encoding === 'hex' && typeof value === 'string' && value.length % 2 !== 0) {
    throw new codes.ERR_INVALID_ARG_VALUE(
      'encoding', encoding, `is invalid for data of length ${value.length}`);
  }
  return bytesOf(value, name, encoding);
}

// Bytes that a native made, in an encoding; as a Buffer if there is none of that name.
function encoded(bytes, encoding) {
  const name = encoding ? nameOf(encoding) : undefined;
  if (name === undefined) return Buffer.from(TypedArrayPrototypeGetBuffer(bytes));
  return binding.buffer.decode(bytes, name, 0, TypedArrayPrototypeGetByteLength(bytes));
}

// Some of OpenSSL's libraries have a place in the codes of Node's errors.
const libraries = {
  '__proto__': null, '03': 'BN_', '04': 'RSA_', '05': 'DH_', '06': 'EVP_', '0B': 'X509_', '0D': 'ASN1_', '0F': 'CRYPTO_',
  '10': 'EC_',
};
// How OpenSSL 1.1.1 (Node 16 and older) told the same.
const older = {
  '__proto__': null,
  'bad decrypt': '06065064:digital envelope routines:EVP_DecryptFinal_ex',
  'wrong final block length': '0606506D:digital envelope routines:EVP_DecryptFinal_ex',
  'not XOF or invalid length': '060AE0B2:digital envelope routines:EVP_DigestFinalXOF',
};

// text: "error:1C800064:Provider routines::bad decrypt". Of other texts an error without a code.
function opensslError(text) {
  let parts = StringPrototypeSplit(text, ':');
  if (parts.length < 5 || parts[1] === '00000000') return new Error(text);
  const reason = parts[4];
  if (!isAtLeast(17) && older[reason] !== undefined) {
    text = `error:${older[reason]}:${reason}`;
    parts = StringPrototypeSplit(text, ':');
  }
  // The library is what is left of 23 bits; OpenSSL 1.1.1 put it before 24.
  const number = NumberParseInt(parts[1], 16) >>> (isAtLeast(17) ? 23 : 24) & 0xff;
  const library = libraries[StringPrototypeToUpperCase(`${number < 16 ? '0' : ''}${number.toString(16)}`)] ?? '';
  const error = new Error(text);
  if (!isAtLeast(12)) return error;
  error.library = parts[2];
  if (parts[3] !== '') error.function = parts[3];
  error.reason = reason;
  error.code = `ERR_OSSL_${library}${StringPrototypeToUpperCase(RegExpPrototypeSymbolReplace(/ /g, reason, '_'))}`;
  return error;
}

module.exports = { bytesTypes, bytesOf, bytesOfData, bytesOfMemory, bytesOfView, encoded, opensslError };
