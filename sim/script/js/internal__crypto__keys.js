'use strict';
// KeyObject for secret keys, and keys however a script gives them.

const {
  ObjectDefineProperty, SafeWeakMap, Symbol, SymbolToStringTag, TypedArrayPrototypeGetByteLength,
  TypedArrayPrototypeGetLength, TypedArrayPrototypeSlice,
  Uint8Array,
} = primordials;
const { Buffer } = require('buffer');
const { codes } = require('errors');
const { validateObject, validateOneOf } = require('internal/validators');
const { bytesOf, bytesOfMemory } = require('internal/crypto/util');
const { isAtLeast } = require('internal/versions');

const kOwn = Symbol('kOwn');
const secrets = new SafeWeakMap();  // KeyObject -> its bytes

class KeyObject {
  constructor(key, bytes) {
    if (key !== kOwn) throw new codes.ERR_INVALID_ARG_TYPE('handle', 'object', bytes);
    secrets.set(this, bytes);
  }
  get type() { return 'secret'; }
  equals(other) {
    const own = secrets.get(this), others = secrets.get(other);
    if (others === undefined) throw new codes.ERR_INVALID_ARG_TYPE('otherKeyObject', 'KeyObject', other);
    return binding.buffer.compare(own, others) === 0;
  }
  static from(key) { throw new codes.ERR_INVALID_ARG_TYPE('key', 'CryptoKey', key); }
}
ObjectDefineProperty(KeyObject.prototype, SymbolToStringTag,
  { __proto__: null, value: 'KeyObject', configurable: true });

class SecretKeyObject extends KeyObject {
  get symmetricKeySize() { return TypedArrayPrototypeGetLength(secrets.get(this)); }
  export(options) {
    const bytes = Buffer.from(secrets.get(this));
    if (options === undefined) return bytes;
    validateObject(options, 'options');
    validateOneOf(options.format, 'options.format', [undefined, 'buffer', 'jwk']);
    return options.format === 'jwk' ? { kty: 'oct', k: bytes.toString('base64url') } : bytes;
  }
}

const keyTypes = isAtLeast(15) ?
  ['string', 'ArrayBuffer', 'Buffer', 'TypedArray', 'DataView', 'KeyObject', 'CryptoKey'] :
  isAtLeast(12) ? ['string', 'Buffer', 'TypedArray', 'DataView', 'KeyObject'] : ['string', 'TypedArray', 'DataView'];
// The bytes of a secret key: a KeyObject's, or those of a text, a view or an ArrayBuffer.
function keyBytesOf(key, name, encoding) {
  return secrets.get(key) ?? bytesOf(key, name, encoding, keyTypes);
}

function createSecretKey(key, encoding) {
  const bytes = typeof key === 'string' ? Buffer.from(key, encoding) : bytesOfMemory(key);
  if (bytes === undefined) {
    throw new codes.ERR_INVALID_ARG_TYPE('key', ['string', 'ArrayBuffer', 'Buffer', 'TypedArray', 'DataView'], key);
  }
  if (!isAtLeast(15) && TypedArrayPrototypeGetByteLength(bytes) === 0) {
    throw new codes.ERR_OUT_OF_RANGE('key.byteLength', '> 0', 0);
  }
  return new SecretKeyObject(kOwn, TypedArrayPrototypeSlice(new Uint8Array(bytes)));
}

module.exports = { KeyObject, createSecretKey, keyBytesOf };
