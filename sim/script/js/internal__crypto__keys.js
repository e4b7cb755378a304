'use strict';
// KeyObject for secret, public and private keys, and keys however a script gives them.

const {
  ArrayPrototypeIncludes, ArrayPrototypePush, BigInt, Error, ObjectDefineProperty, ObjectKeys, SafeWeakMap, Symbol,
  SymbolToStringTag, TypedArrayPrototypeGetByteLength, TypedArrayPrototypeGetLength, TypedArrayPrototypeSlice,
  Uint8Array,
} = primordials;
const { Buffer } = require('buffer');
const native = binding.crypto;
const { codes } = require('errors');
const { validateObject, validateOneOf, validateString } = require('internal/validators');
const { bytesOf, bytesOfMemory, encoded, opensslError } = require('internal/crypto/util');
const { isStringOrBuffer, nativeForm, parseKeyEncoding } = require('internal/crypto/key_encoding');
const { isAtLeast } = require('internal/versions');

const kOwn = Symbol('kOwn');
const secrets = new SafeWeakMap();  // KeyObject -> its bytes; of public and private keys: binding.crypto's key

// Until 22 what a key knows of itself are properties of symbols, which console.log() shows.
const kKeyType = Symbol('kKeyType');
const kAsymmetricKeyType = Symbol('kAsymmetricKeyType');
const kAsymmetricKeyDetails = Symbol('kAsymmetricKeyDetails');
const showsItself = !isAtLeast(23);
const takesJwk = isAtLeast(15, 9);

class KeyObject {
  #type;
  constructor(key, type, secret) {
    if (key !== kOwn) {
      if (key !== 'secret' && key !== 'public' && key !== 'private') throw new codes.ERR_INVALID_ARG_VALUE('type', key);
      throw new codes.ERR_INVALID_ARG_TYPE('handle', 'object', type);
    }
    this.#type = type;
    if (showsItself) this[kKeyType] = type;
    secrets.set(this, secret);
  }
  get type() { return this.#type; }
  equals(other) {
    if (!secrets.has(other)) throw new codes.ERR_INVALID_ARG_TYPE('otherKeyObject', 'KeyObject', other);
    if (other.type !== this.#type) return false;
    const own = secrets.get(this), others = secrets.get(other);
    return this.#type === 'secret' ? binding.buffer.compare(own, others) === 0 : native.keysEqual(own, others);
  }
  static from(key) { throw new codes.ERR_INVALID_ARG_TYPE('key', 'CryptoKey', key); }
}
if (isAtLeast(18)) {
  ObjectDefineProperty(KeyObject.prototype, SymbolToStringTag,
    { __proto__: null, value: 'KeyObject', configurable: true });
}

class SecretKeyObject extends KeyObject {
  constructor(bytes) { super(kOwn, 'secret', bytes); }
  get symmetricKeySize() { return TypedArrayPrototypeGetLength(secrets.get(this)); }
  export(options) {
    const bytes = Buffer.from(secrets.get(this));
    if (options === undefined || !takesJwk) return bytes;
    validateObject(options, 'options');
    validateOneOf(options.format, 'options.format', [undefined, 'buffer', 'jwk']);
    return options.format === 'jwk' ? { kty: 'oct', k: bytes.toString('base64url') } : bytes;
  }
}

// ---- public and private keys

function orThrow(result) {
  if (typeof result !== 'string') return result;
  if (result === 'passphrase required') {
    throw isAtLeast(17) ? opensslError('error:07880109:common libcrypto routines::interrupted or cancelled') :
      new codes.ERR_MISSING_PASSPHRASE('Passphrase required for encrypted key');
  }
  throw opensslError(result);
}

// What a key looks like in the form that a script has parsed.
function written(handle, keyType, encoding) {
  if (encoding.format === 'jwk') return exportJwk(handle, keyType);
  const bytes = native.writeKey(handle, nativeForm(encoding));
  if (bytes === 'unknown cipher') throw new codes.ERR_CRYPTO_UNKNOWN_CIPHER();
  return encoded(orThrow(bytes), encoding.format === 'pem' ? 'latin1' : undefined);
}

function exportJwk(handle, keyType) {
  const parts = native.keyParts(handle);
  if (parts === 'unknown curve') throw new codes.ERR_CRYPTO_JWK_UNSUPPORTED_CURVE(native.keyInfo(handle).curve);
  if (parts === 'unknown type') throw new codes.ERR_CRYPTO_JWK_UNSUPPORTED_KEY_TYPE();
  const jwk = {};
  const isOkp = keyType !== 'rsa' && keyType !== 'ec';
  const isTypeLast = isOkp && !isAtLeast(26);
  if (!isTypeLast) jwk.kty = isOkp ? 'OKP' : keyType === 'rsa' ? 'RSA' : 'EC';
  const names = keyType === 'ec' ? ['x', 'y', 'crv', 'd'] :
    isOkp && isAtLeast(26) ? ['crv', 'x', 'd'] : ObjectKeys(parts);
  for (let i = 0; i < names.length; i++) {
    const value = parts[names[i]];
    if (value !== undefined) jwk[names[i]] = typeof value === 'string' ? value : encoded(value, 'base64url');
  }
  if (isTypeLast) jwk.kty = 'OKP';
  return jwk;
}

function detailsOf(info) {
  const details = {};
  if (info.bits > 0) {
    details.modulusLength = info.bits;
    details.publicExponent = BigInt(`0x${encoded(info.exponent, 'hex') || '0'}`);
  }
  if (info.digest !== '') {
    details.hashAlgorithm = lowerDigest(info.digest);
    details.mgf1HashAlgorithm = lowerDigest(info.mgf1);
    details.saltLength = info.salt;
  }
  if (info.curve !== '') details.namedCurve = info.curve;
  return details;
}
const digestNames = {
  '__proto__': null, 'SHA1': 'sha1', 'SHA2-224': 'sha224', 'SHA2-256': 'sha256', 'SHA2-384': 'sha384',
  'SHA2-512': 'sha512',
};
const lowerDigest = (name) => digestNames[name] ?? name;

class AsymmetricKeyObject extends KeyObject {
  #info;
  #details;
  constructor(type, handle) { super(kOwn, type, handle); }
  #known() { return this.#info ??= native.keyInfo(secrets.get(this)); }
  get asymmetricKeyType() {
    const { type } = this.#known();
    if (showsItself) this[kAsymmetricKeyType] = type;
    return type;
  }
  get asymmetricKeyDetails() {
    this.#details ??= detailsOf(this.#known());
    if (showsItself) {
      this[kAsymmetricKeyType] = this.#known().type;
      if (ObjectKeys(this.#details).length > 0) this[kAsymmetricKeyDetails] = this.#details;
    }
    return { ...this.#details };
  }
}
if (!isAtLeast(16)) delete AsymmetricKeyObject.prototype.asymmetricKeyDetails;

class PublicKeyObject extends AsymmetricKeyObject {
  constructor(handle) { super('public', handle); }
  export(options) {
    if (takesJwk && options?.format === 'jwk') return exportJwk(secrets.get(this), this.asymmetricKeyType);
    return written(secrets.get(this), this.asymmetricKeyType, parseKeyEncoding(options, this.asymmetricKeyType, true));
  }
}
class PrivateKeyObject extends AsymmetricKeyObject {
  constructor(handle) { super('private', handle); }
  export(options) {
    if (takesJwk && options?.format === 'jwk') {
      if (options.passphrase !== undefined) {
        throw new codes.ERR_CRYPTO_INCOMPATIBLE_KEY_OPTIONS('jwk', 'does not support encryption');
      }
      return exportJwk(secrets.get(this), this.asymmetricKeyType);
    }
    return written(secrets.get(this), this.asymmetricKeyType, parseKeyEncoding(options, this.asymmetricKeyType, false));
  }
}

// ---- keys however they come

const keyTypes = isAtLeast(15) ?
  ['string', 'ArrayBuffer', 'Buffer', 'TypedArray', 'DataView', 'KeyObject', 'CryptoKey'] :
  isAtLeast(12) ? ['string', 'Buffer', 'TypedArray', 'DataView', 'KeyObject'] : ['string', 'TypedArray', 'DataView'];
const dataTypes = isAtLeast(15) ? ['string', 'ArrayBuffer', 'Buffer', 'TypedArray', 'DataView'] :
  ['string', 'Buffer', 'TypedArray', 'DataView'];
const isKeyObject = (value) => secrets.has(value);
// The bytes of a secret key: a KeyObject's, or those of a text, a view or an ArrayBuffer.
function keyBytesOf(key, name, encoding) {
  if (!isKeyObject(key)) return bytesOf(key, name, encoding, keyTypes);
  if (key.type !== 'secret') throw new codes.ERR_CRYPTO_INVALID_KEY_OBJECT_TYPE(key.type, 'secret');
  return secrets.get(key);
}

function createSecretKey(key, encoding) {
  const bytes = typeof key === 'string' ? Buffer.from(key, encoding) : bytesOfMemory(key);
  if (bytes === undefined) {
    throw new codes.ERR_INVALID_ARG_TYPE('key', ['string', 'ArrayBuffer', 'Buffer', 'TypedArray', 'DataView'], key);
  }
  if (!isAtLeast(15) && TypedArrayPrototypeGetByteLength(bytes) === 0) {
    throw new codes.ERR_OUT_OF_RANGE('key.byteLength', '> 0', 0);
  }
  return new SecretKeyObject(TypedArrayPrototypeSlice(new Uint8Array(bytes)));
}

const jwkNames = {
  __proto__: null, EC: ['crv', 'x', 'y'], RSA: ['n', 'e'], OKP: ['crv', 'x'],
};
const okpCurves = ['Ed25519', 'Ed448', 'X25519', 'X448'];
const ecCurves = ['P-256', 'secp256k1', 'P-384', 'P-521'];
function checkJwk(jwk) {
  if (isAtLeast(24)) {
    if (typeof jwk.kty !== 'string') throw new codes.ERR_CRYPTO_INVALID_JWK('Invalid JWK format');
    if (jwkNames[jwk.kty] === undefined) {
      throw new codes.ERR_CRYPTO_INVALID_JWK(`${jwk.kty} is not a supported JWK key type`);
    }
    if (jwk.kty === 'EC' && typeof jwk.crv === 'string' && !ArrayPrototypeIncludes(ecCurves, jwk.crv)) {
      throw new codes.ERR_CRYPTO_INVALID_CURVE();
    }
    return;
  }
  validateOneOf(jwk.kty, 'key.kty', ['RSA', 'EC', 'OKP']);
  if (jwk.kty === 'OKP') validateOneOf(jwk.crv, 'key.crv', okpCurves);
  if (jwk.kty === 'EC') validateOneOf(jwk.crv, 'key.crv', ecCurves);
}
function invalidJwk(kty) {
  const what = kty === 'OKP' && !isAtLeast(24) ? 'data' : `${kty} key`;
  return new codes.ERR_CRYPTO_INVALID_JWK(`Invalid JWK ${what}`);
}
function jwkParts(jwk, names) {
  const parts = { __proto__: null };
  for (let i = 0; i < names.length; i++) {
    const name = names[i], value = jwk[name];
    if (isAtLeast(24) && typeof value !== 'string') throw invalidJwk(jwk.kty);
    validateString(value, `key.${name}`);
    parts[name] = name === 'crv' ? value : new Uint8Array(Buffer.from(value, 'base64url'));
  }
  return parts;
}
function handleOfJwk(jwk, isPrivate) {
  validateObject(jwk, 'key');
  checkJwk(jwk);
  const names = [...jwkNames[jwk.kty]];
  if (isPrivate) ArrayPrototypePush(names, 'd');
  if (isPrivate && jwk.kty === 'RSA') ArrayPrototypePush(names, 'p', 'q', 'dp', 'dq', 'qi');
  const key = native.keyOfParts(jwk.kty, jwkParts(jwk, names));
  if (typeof key === 'string') throw invalidJwk(jwk.kty);
  return key;
}

// binding.crypto's key of what a script gave. wants: 'private', or 'public' for either kind.
function handleOf(key, wants, isCreating = false) {
  if (isKeyObject(key)) return handleOfObject(key, wants, isCreating);
  if (isStringOrBuffer(key)) return readKey(bytesOf(key, 'key'), { format: 'pem' }, wants);
  const types = [...isCreating && wants === 'private' ? dataTypes : keyTypes];
  if (wants === 'private' && isAtLeast(24)) ArrayPrototypePush(types, 'URL');
  if (typeof key !== 'object') throw new codes.ERR_INVALID_ARG_TYPE('key', types, key);
  const { key: data } = key;
  if (isKeyObject(data)) return handleOfObject(data, wants, isCreating);
  if (takesJwk && key.format === 'jwk') {
    validateObject(data, 'key.key');
    return handleOfJwk(data, wants === 'private');
  }
  if (!isStringOrBuffer(data)) throw new codes.ERR_INVALID_ARG_TYPE('key.key', types, data);
  const encoding = parseKeyEncoding(key, undefined, wants === 'private' ? false : undefined);
  return readKey(bytesOf(data, 'key', key.encoding), encoding, wants);
}
function handleOfObject(key, wants, isCreating) {
  const { type } = key;
  if (wants === 'private' && isCreating) {
    throw new codes.ERR_INVALID_ARG_TYPE('key', isAtLeast(24) ? [...dataTypes, 'URL'] : dataTypes, key);
  }
  if (type !== 'private') {
    if (wants === 'private' || isCreating) throw new codes.ERR_CRYPTO_INVALID_KEY_OBJECT_TYPE(type, 'private');
    if (type !== 'public') throw new codes.ERR_CRYPTO_INVALID_KEY_OBJECT_TYPE(type, 'private or public');
  }
  return secrets.get(key);
}
function readKey(bytes, encoding, wants) {
  const key = native.readKey(bytes, nativeForm(encoding), wants === 'private');
  if (typeof key === 'string' && wants !== 'private' && encoding.format === 'der') {
    throw new Error('Failed to read asymmetric key');
  }
  return orThrow(key);
}

function createPublicKey(key) { return new PublicKeyObject(native.publicHalf(handleOf(key, 'public', true))); }
function createPrivateKey(key) { return new PrivateKeyObject(handleOf(key, 'private', true)); }

module.exports = {
  KeyObject, PrivateKeyObject, PublicKeyObject, SecretKeyObject, createPrivateKey, createPublicKey, createSecretKey,
  handleOf, isKeyObject, keyBytesOf, orThrow, written,
};
