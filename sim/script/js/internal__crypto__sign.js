'use strict';
// Signatures, and RSA as a cipher.

const { ArrayBufferIsView, Error, ObjectSetPrototypeOf, ReflectApply, Symbol } = primordials;
const native = binding.crypto;
const { codes } = require('errors');
const { isAtLeast } = require('internal/versions');
const { Writable } = require(isAtLeast(14) ? 'internal/stream' : 'internal/old_stream');
const { validateCallback, validateString } = require('internal/validators');
const { bytesOf, bytesOfData, encoded, opensslError } = require('internal/crypto/util');
const { handleOf, orThrow } = require('internal/crypto/keys');

function integerOption(options, name) {
  const value = options[name];
  if (value !== undefined && value !== value >> 0) throw new codes.ERR_INVALID_ARG_VALUE(`options.${name}`, value);
  return value;
}
// What the object that holds a key says besides of the signature.
function useOf(key, digest, hasHashed) {
  const padding = integerOption(key, 'padding'), salt = integerOption(key, 'saltLength');
  const { dsaEncoding = 'der' } = key;
  if (dsaEncoding !== 'der' && dsaEncoding !== 'ieee-p1363') {
    throw new codes.ERR_INVALID_ARG_VALUE('options.dsaEncoding', dsaEncoding);
  }
  return {
    __proto__: null, digest, hasHashed, isP1363: dsaEncoding !== 'der',
    padding, salt,
  };
}
// Keys that hash by themselves.
const hashesItself = (handle) => {
  const { type } = native.keyInfo(handle);
  return type === 'ed25519' || type === 'ed448';
};

// ---- in parts

const kHash = Symbol('kHash');
const kDigest = Symbol('kDigest');

function unknownDigest(algorithm, tellsName) {
  if (!isAtLeast(15)) return new Error('Unknown message digest');
  const error = new codes.ERR_CRYPTO_INVALID_DIGEST(algorithm);
  if (!tellsName) error.message = 'Invalid digest';
  return error;
}
function begin(stream, algorithm, options) {
  validateString(algorithm, 'algorithm');
  if (!native.hasDigest(algorithm)) throw unknownDigest(algorithm);
  stream[kHash] = native.newHash(algorithm);
  stream[kDigest] = algorithm;
  ReflectApply(Writable, stream, [options]);
}
function finishHash(stream, handle) {
  if (hashesItself(handle)) throw new codes.ERR_CRYPTO_UNSUPPORTED_OPERATION();
  const hash = native.digest(stream[kHash]);
  if (typeof hash === 'string') throw opensslError(hash);
  return hash;
}

function Sign(algorithm, options) {
  if (!new.target) return new Sign(algorithm, options);
  begin(this, algorithm, options);
}
ObjectSetPrototypeOf(Sign.prototype, Writable.prototype);
ObjectSetPrototypeOf(Sign, Writable);

Sign.prototype._write = function _write(chunk, encoding, callback) {
  this.update(chunk, encoding);
  callback();
};
Sign.prototype.update = function update(data, encoding) {
  native.update(this[kHash], bytesOfData(data, encoding));
  return this;
};
Sign.prototype.sign = function sign(options, encoding) {
  if (!options) throw new codes.ERR_CRYPTO_SIGN_KEY_REQUIRED();
  const handle = handleOf(options, 'private');
  const use = useOf(options, this[kDigest], true);
  return encoded(orThrow(native.sign(handle, use, finishHash(this, handle))), encoding);
};

function Verify(algorithm, options) {
  if (!new.target) return new Verify(algorithm, options);
  begin(this, algorithm, options);
}
ObjectSetPrototypeOf(Verify.prototype, Writable.prototype);
ObjectSetPrototypeOf(Verify, Writable);

Verify.prototype._write = Sign.prototype._write;
Verify.prototype.update = Sign.prototype.update;
Verify.prototype.verify = function verify(options, signature, encoding) {
  const bytes = bytesOf(signature, 'signature', encoding);
  const handle = handleOf(options, 'public');
  const use = useOf(options, this[kDigest], true);
  return orThrow(native.verify(handle, use, finishHash(this, handle), bytes));
};

// ---- at once

// -> the bytes of `data`
function checkShot(algorithm, data, callback) {
  if (algorithm != null) validateString(algorithm, 'algorithm');
  if (callback !== undefined) validateCallback(callback, 'callback');
  if (!isAtLeast(15) && !ArrayBufferIsView(data)) {
    throw new codes.ERR_INVALID_ARG_TYPE('data', ['Buffer', 'TypedArray', 'DataView'], data);
  }
  return bytesOf(data, 'data');
}
// Behind the look at the key.
function checkDigest(algorithm) {
  if (algorithm != null && !native.hasDigest(algorithm)) throw unknownDigest(algorithm, true);
}
const answerLater = (callback, toResult) => (result) => {
  if (typeof result === 'string') callback(opensslError(result));
  else callback(null, toResult(result));
};
const toBuffer = (bytes) => encoded(bytes);

function sign(algorithm, data, key, callback) {
  const bytes = checkShot(algorithm, data, callback);
  if (!key) throw new codes.ERR_CRYPTO_SIGN_KEY_REQUIRED();
  const use = useOf(key, algorithm, false);
  const handle = handleOf(key, 'private');
  checkDigest(algorithm);
  if (callback === undefined) return toBuffer(orThrow(native.sign(handle, use, bytes)));
  native.sign(handle, use, bytes, undefined, answerLater(callback, toBuffer));
}
function verify(algorithm, data, key, signature, callback) {
  const bytes = checkShot(algorithm, data, callback);
  const use = useOf(key, algorithm, false);
  if (!ArrayBufferIsView(signature) && !isAtLeast(24)) {
    throw new codes.ERR_INVALID_ARG_TYPE('signature', ['Buffer', 'TypedArray', 'DataView'], signature);
  }
  const given = bytesOf(signature, 'signature');
  const handle = handleOf(key, 'public');
  checkDigest(algorithm);
  if (callback === undefined) return orThrow(native.verify(handle, use, bytes, given));
  native.verify(handle, use, bytes, given, undefined, answerLater(callback, (found) => found));
}

// ---- RSA

const pkcs1 = 1, oaep = 4;
function rsa(what, wants, usualPadding, options, buffer) {
  const handle = handleOf(options, wants);
  const { oaepHash = 'sha1', oaepLabel, encoding } = options;
  validateString(oaepHash, 'key.oaepHash');
  if (!native.hasDigest(oaepHash)) throw new codes.ERR_OSSL_EVP_INVALID_DIGEST();
  const label = oaepLabel === undefined ? undefined : bytesOf(oaepLabel, 'key.oaepLabel', encoding);
  const data = bytesOf(buffer, 'buffer', encoding);
  return encoded(orThrow(native.rsa(handle, what, data, options.padding || usualPadding, oaepHash, label)));
}
function publicEncrypt(options, buffer) { return rsa(0, 'public', oaep, options, buffer); }
function privateDecrypt(options, buffer) { return rsa(1, 'private', oaep, options, buffer); }
function privateEncrypt(options, buffer) { return rsa(2, 'private', pkcs1, options, buffer); }
function publicDecrypt(options, buffer) { return rsa(3, 'public', pkcs1, options, buffer); }

module.exports = { Sign, Verify, privateDecrypt, privateEncrypt, publicDecrypt, publicEncrypt, sign, verify };
