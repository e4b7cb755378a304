'use strict';
// Secrets that two sides compute, each of the other's public number: ECDH, Diffie-Hellman.

const {
  ArrayBufferIsView, TypeError, TypedArrayPrototypeGetLength, TypedArrayPrototypeSlice, Uint8Array,
} = primordials;
const { Buffer } = require('buffer');
const native = binding.crypto;
const { codes } = require('errors');
const { validateCallback, validateInt32, validateObject, validateString } = require('internal/validators');
const { bytesOf, encoded, opensslError } = require('internal/crypto/util');
const { handleOf, isKeyObject } = require('internal/crypto/keys');
const { randomBytes } = require('internal/crypto/random');
const { codedError } = require('internal/module_errors');
const { isAtLeast } = require('internal/versions');
const { isAnyArrayBuffer } = require('internal/buffer_text');

// ---- of two keys

const exchangeTypes = { __proto__: null, dh: true, ec: true, x25519: true, x448: true };
function diffieHellman(options, callback) {
  validateObject(options, 'options');
  if (callback !== undefined) validateCallback(callback, 'callback');
  const { privateKey, publicKey } = options;
  if (!isKeyObject(privateKey)) throw new codes.ERR_INVALID_ARG_VALUE('options.privateKey', privateKey);
  if (!isKeyObject(publicKey)) throw new codes.ERR_INVALID_ARG_VALUE('options.publicKey', publicKey);
  if (privateKey.type !== 'private') throw new codes.ERR_CRYPTO_INVALID_KEY_OBJECT_TYPE(privateKey.type, 'private');
  if (publicKey.type === 'secret') {
    throw new codes.ERR_CRYPTO_INVALID_KEY_OBJECT_TYPE(publicKey.type, 'private or public');
  }
  const own = privateKey.asymmetricKeyType, other = publicKey.asymmetricKeyType;
  if (own !== other || exchangeTypes[own] === undefined) {
    throw new codes.ERR_CRYPTO_INCOMPATIBLE_KEY('key types for Diffie-Hellman', `${own} and ${other}`);
  }
  const mine = handleOf(privateKey, 'private'), theirs = handleOf(publicKey, 'public');
  if (callback === undefined) {
    const secret = native.sharedSecret(mine, theirs);
    if (typeof secret === 'string') throw opensslError(secret);
    return encoded(secret);
  }
  native.sharedSecret(mine, theirs, undefined, (secret) => {
    if (typeof secret === 'string') callback(opensslError(secret));
    else callback(null, encoded(secret));
  });
}

// ---- on an elliptic curve

const pointForms = { __proto__: null, compressed: 2, uncompressed: 4, hybrid: 6 };
function pointForm(format = 'uncompressed') {
  const form = typeof format === 'string' ? pointForms[format] : undefined;
  if (form === undefined) throw new codes.ERR_CRYPTO_ECDH_INVALID_FORMAT(format);
  return form;
}
function checkCurve(curve) {
  validateString(curve, 'curve');
  if (!native.hasCurve(curve)) throw new codes.ERR_CRYPTO_INVALID_CURVE();
}

class ECDHKeys {
  #curve;
  #handle;
  constructor(curve) {
    checkCurve(curve);
    this.#curve = curve;
  }
  generateKeys(encoding, format) {
    this.#handle = native.makeKey({ __proto__: null, type: 'ec', curve: this.#curve });
    return this.getPublicKey(encoding, format);
  }
  computeSecret(otherPublicKey, inputEncoding, outputEncoding) {
    const bytes = bytesOf(otherPublicKey, 'otherPublicKey', inputEncoding);
    const other = native.keyOfPoint(this.#curve, bytes);
    if (typeof other === 'string') throw new codes.ERR_CRYPTO_ECDH_INVALID_PUBLIC_KEY();
    const secret = native.sharedSecret(this.#own('private'), other);
    if (typeof secret === 'string') throw opensslError(secret);
    return encoded(secret, outputEncoding);
  }
  #own(which) {
    if (this.#handle === undefined) {
      throw new codes.ERR_CRYPTO_OPERATION_FAILED(`Failed to get ECDH ${which} key`);
    }
    return this.#handle;
  }
  getPublicKey(encoding, format) {
    const form = pointForm(format);
    return encoded(native.pointOf(this.#own('public'), form), encoding);
  }
  getPrivateKey(encoding) { return encoded(native.numberOf(this.#own('private')), encoding); }
  setPrivateKey(key, encoding) {
    const handle = native.keyOfNumber(this.#curve, bytesOf(key, 'key', encoding));
    if (typeof handle === 'string') {
      throw new codes.ERR_CRYPTO_INVALID_KEYTYPE('Private key is not valid for specified curve.');
    }
    this.#handle = handle;
    return this;
  }
}
// A function, for it may be called without `new`.
function ECDH(curve) { return new ECDHKeys(curve); }
ECDH.prototype = ECDHKeys.prototype;
ECDHKeys.prototype.constructor = ECDH;
ECDH.convertKey = function convertKey(key, curve, inputEncoding, outputEncoding, format) {
  checkCurve(curve);
  const handle = native.keyOfPoint(curve, bytesOf(key, 'key', inputEncoding));
  if (typeof handle === 'string') throw new codes.ERR_CRYPTO_ECDH_INVALID_PUBLIC_KEY();
  return encoded(native.pointOf(handle, pointForm(format)), outputEncoding);
};

// ---- modulo a prime

class DiffieHellmanKeys {
  #prime;
  #generator;
  #own;
  #shown;
  constructor(prime, generator) {
    this.#prime = prime;
    this.#generator = generator;
  }
  get verifyError() { return 0; }
  generateKeys(encoding) {
    this.#own ??= new Uint8Array(randomBytes(TypedArrayPrototypeGetLength(this.#prime) - 1));
    this.#shown = this.#power(this.#generator);
    return this.getPublicKey(encoding);
  }
  computeSecret(otherPublicKey, inputEncoding, outputEncoding) {
    const other = bytesOf(otherPublicKey, 'otherPublicKey', inputEncoding);
    if (this.#own === undefined) throw new codes.ERR_CRYPTO_INVALID_KEYLEN();
    return encoded(this.#power(other), outputEncoding);
  }
  #power(base) {
    const result = native.power(base, this.#own, this.#prime);
    if (typeof result === 'string') throw opensslError(result);
    return result;
  }
  getPrime(encoding) { return copied(this.#prime, encoding); }
  getGenerator(encoding) { return copied(this.#generator, encoding); }
  getPublicKey(encoding) {
    if (this.#shown === undefined) throw notGenerated('public');
    return copied(this.#shown, encoding);
  }
  getPrivateKey(encoding) {
    if (this.#own === undefined) throw notGenerated('private');
    return copied(this.#own, encoding);
  }
  setPublicKey(key, encoding) {
    this.#shown = TypedArrayPrototypeSlice(bytesOf(key, 'key', encoding));
    return this;
  }
  setPrivateKey(key, encoding) {
    this.#own = TypedArrayPrototypeSlice(bytesOf(key, 'key', encoding));
    return this;
  }
}
const notGenerated = (which) =>
  new codes.ERR_CRYPTO_INVALID_KEYTYPE(`No ${which} key - did you forget to generate one?`);
const copied = (bytes, encoding) => encoded(TypedArrayPrototypeSlice(bytes), encoding);

// OpenSSL's: with these remainders the generator makes a large group.
const remainders = { __proto__: null, 2: [24, 23], 5: [60, 59] };
const invalidParameters = () => codedError(TypeError, 'ERR_INVALID_ARG_VALUE', 'Invalid DH parameters');
const bitsMin = 512;
function safePrime(size, generator) {
  if (size < bitsMin && isAtLeast(17)) {
    if (!isAtLeast(22)) throw opensslError('error:0280007E:Diffie-Hellman routines::modulus too small');
    throw invalidParameters();
  }
  const [add, remainder] = remainders[generator] ?? [12, 11];
  const prime = native.makePrime(size, true, new Uint8Array([add]), new Uint8Array([remainder]));
  if (typeof prime === 'string') throw opensslError(prime);
  return prime;
}
function DiffieHellman(sizeOrKey, keyEncoding, generator, genEncoding) {
  if (typeof sizeOrKey !== 'number' && typeof sizeOrKey !== 'string' && !ArrayBufferIsView(sizeOrKey) &&
      !isAnyArrayBuffer(sizeOrKey)) {
    throw new codes.ERR_INVALID_ARG_TYPE('sizeOrKey',
      ['number', 'string', 'ArrayBuffer', 'Buffer', 'TypedArray', 'DataView'], sizeOrKey);
  }
  if (typeof sizeOrKey === 'number') validateInt32(sizeOrKey, 'sizeOrKey', 2);
  if (keyEncoding && !Buffer.isEncoding(keyEncoding) && keyEncoding !== 'buffer') {
    genEncoding = generator;
    generator = keyEncoding;
    keyEncoding = undefined;
  }
  generator ||= 2;
  const base = typeof generator === 'number' ? new Uint8Array([generator]) :
    bytesOf(generator, 'generator', genEncoding);
  const prime = typeof sizeOrKey === 'number' ? safePrime(sizeOrKey, generator) :
    TypedArrayPrototypeSlice(bytesOf(sizeOrKey, 'sizeOrKey', keyEncoding));
  if (TypedArrayPrototypeGetLength(prime) === 0) throw invalidParameters();
  return new DiffieHellmanKeys(prime, base);
}
DiffieHellman.prototype = DiffieHellmanKeys.prototype;
DiffieHellmanKeys.prototype.constructor = DiffieHellman;

function DiffieHellmanGroup(name) {
  const prime = native.groupPrime(`${name}`);
  if (TypedArrayPrototypeGetLength(prime) === 0) throw new codes.ERR_CRYPTO_UNKNOWN_DH_GROUP();
  return new DiffieHellmanKeys(prime, new Uint8Array([2]));
}
DiffieHellmanGroup.prototype = DiffieHellmanKeys.prototype;

module.exports = { DiffieHellman, DiffieHellmanGroup, ECDH, diffieHellman };
