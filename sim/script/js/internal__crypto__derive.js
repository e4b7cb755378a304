'use strict';
// Keys out of passwords: pbkdf2, scrypt, hkdf. With a callback the pool computes them.

const { Error, StringPrototypeStartsWith, TypedArrayPrototypeGetBuffer, TypedArrayPrototypeGetLength } = primordials;
const native = binding.crypto;
const { codes } = require('errors');
const { isAtLeast } = require('internal/versions');
const {
  validateCallback, validateInteger, validateInt32, validateString, validateUint32,
} = require('internal/validators');
const { bytesOf, encoded, opensslError } = require('internal/crypto/util');
const { keyBytesOf } = require('internal/crypto/keys');

const toError = (text) => (StringPrototypeStartsWith(text, 'error:') ? opensslError(text) : new Error(text));
// A native's callback, which calls the script's.
const finishLater = (callback, toResult) => (result) => {
  if (typeof result === 'string') callback(toError(result));
  else callback(null, toResult(result));
};
function finishNow(result, toResult) {
  if (typeof result === 'string') throw toError(result);
  return toResult(result);
}
const toBuffer = (bytes) => encoded(bytes);

// ---- pbkdf2

function checkLength(keylen) {
  if (isAtLeast(15)) validateInt32(keylen, 'keylen', 0);
  else validateUint32(keylen, 'keylen');
}
function checkIterations(iterations) {
  if (isAtLeast(15)) return validateInt32(iterations, 'iterations', 1);
  validateUint32(iterations, 'iterations', isAtLeast(14));
}

function pbkdf2Arguments(password, salt, iterations, keylen, digest) {
  if (!isAtLeast(14) && typeof digest !== 'string') {
    throw new codes.ERR_INVALID_ARG_TYPE('digest', ['string', 'null'], digest);
  }
  validateString(digest, 'digest');
  password = bytesOf(password, 'password');
  salt = bytesOf(salt, 'salt');
  checkIterations(iterations);
  checkLength(keylen);
  if (!native.hasDigest(digest)) throw new codes.ERR_CRYPTO_INVALID_DIGEST(digest);
  if (keylen === 0 && isAtLeast(26)) throw new Error('PBKDF2 derivation failed');
  return { password, salt, iterations: iterations || 1 };  // until 12 none is taken for one
}
function pbkdf2(password, salt, iterations, keylen, digest, callback) {
  if (typeof digest === 'function') {
    callback = digest;
    digest = undefined;
  }
  const given = pbkdf2Arguments(password, salt, iterations, keylen, digest);
  validateCallback(callback, 'callback');
  const finish = finishLater(callback, toBuffer);
  native.pbkdf2(given.password, given.salt, given.iterations, keylen, digest, undefined, finish);
}
function pbkdf2Sync(password, salt, iterations, keylen, digest) {
  const given = pbkdf2Arguments(password, salt, iterations, keylen, digest);
  if (keylen === 0 && isAtLeast(22)) throw new Error('Deriving bits failed');
  return finishNow(native.pbkdf2(given.password, given.salt, given.iterations, keylen, digest), toBuffer);
}

// ---- scrypt

// Each number has two names.
function scryptNumber(options, name, otherName, byDefault, validate) {
  const first = options[name] !== undefined, second = options[otherName] !== undefined;
  if (first && second) {
    throw isAtLeast(22) ? new codes.ERR_INCOMPATIBLE_OPTION_PAIR(name, otherName) :
      new codes.ERR_CRYPTO_SCRYPT_INVALID_PARAMETER();
  }
  const value = first ? options[name] : options[otherName];
  if (!first && !second) return byDefault;
  validate(value, first ? name : otherName);
  return value || byDefault;
}

function scryptArguments(password, salt, keylen, options) {
  password = bytesOf(password, 'password');
  salt = bytesOf(salt, 'salt');
  validateInt32(keylen, 'keylen', 0);
  let maxmem = 32 << 20;
  const given = options ?? { __proto__: null };
  const N = scryptNumber(given, 'N', 'cost', 16384, validateUint32);
  const r = scryptNumber(given, 'r', 'blockSize', 8, validateUint32);
  const p = scryptNumber(given, 'p', 'parallelization', 1, validateUint32);
  if (given.maxmem !== undefined) {
    maxmem = given.maxmem;
    validateInteger(maxmem, 'maxmem', 0);
    maxmem ||= 32 << 20;
  }
  const problem = native.checkScrypt(N, r, p, maxmem);
  if (problem !== undefined && !isAtLeast(15)) {
    throw new codes.ERR_CRYPTO_SCRYPT_INVALID_PARAMETER();
  }
  if (problem !== undefined) {
    throw new codes.ERR_CRYPTO_INVALID_SCRYPT_PARAMS(
      isAtLeast(20) && StringPrototypeStartsWith(problem, 'error:') ? problem : undefined);
  }
  return { password, salt, N, r, p, maxmem };
}
function scrypt(password, salt, keylen, options, callback = options) {
  if (callback === options) options = undefined;
  const given = scryptArguments(password, salt, keylen, options);
  validateCallback(callback, 'callback');
  native.scrypt(given.password, given.salt, keylen, given.N, given.r, given.p, given.maxmem, undefined,
    finishLater(callback, toBuffer));
}
function scryptSync(password, salt, keylen, options) {
  const given = scryptArguments(password, salt, keylen, options);
  return finishNow(
    native.scrypt(given.password, given.salt, keylen, given.N, given.r, given.p, given.maxmem), toBuffer);
}

// ---- hkdf

const infoMax = 1024;
function hkdfArguments(digest, ikm, salt, info, length) {
  validateString(digest, 'digest');
  const key = keyBytesOf(ikm, 'ikm');
  salt = bytesOf(salt, 'salt');
  info = bytesOf(info, 'info');
  validateInteger(length, 'length', 0, 2 ** 31 - 1);
  if (TypedArrayPrototypeGetLength(info) > infoMax) {
    throw new codes.ERR_OUT_OF_RANGE(
      'info', 'must not contain more than 1024 bytes', TypedArrayPrototypeGetLength(info));
  }
  if (!native.hasDigest(digest)) throw new codes.ERR_CRYPTO_INVALID_DIGEST(digest);
  const size = TypedArrayPrototypeGetLength(native.digest(native.newHash(digest)));
  if (length > 255 * size) throw new codes.ERR_CRYPTO_INVALID_KEYLEN();
  return { key, salt, info };
}
function hkdf(digest, ikm, salt, info, length, callback) {
  const given = hkdfArguments(digest, ikm, salt, info, length);
  validateCallback(callback, 'callback');
  native.hkdf(digest, given.key, given.salt, given.info, length, undefined,
    finishLater(callback, TypedArrayPrototypeGetBuffer));
}
function hkdfSync(digest, ikm, salt, info, length) {
  const given = hkdfArguments(digest, ikm, salt, info, length);
  return finishNow(
    native.hkdf(digest, given.key, given.salt, given.info, length), TypedArrayPrototypeGetBuffer);
}

module.exports = { hkdf, hkdfSync, pbkdf2, pbkdf2Sync, scrypt, scryptSync };
