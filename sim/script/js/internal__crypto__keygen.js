'use strict';
// New keys and prime numbers: by the pool if there is a callback.

const {
  BigInt, BigIntPrototypeToString, Error, ObjectDefineProperty, RangeError, TypeError,
  TypedArrayPrototypeGetBuffer, TypedArrayPrototypeSlice, Uint8Array,
} = primordials;
const { Buffer } = require('buffer');
const native = binding.crypto;
const { codes } = require('errors');
const { codedError } = require('internal/module_errors');
const { customPromisifyArgs } = require('internal/promisify');
const { isAtLeast } = require('internal/versions');
const {
  validateBoolean, validateCallback, validateInt32, validateInteger, validateObject, validateOneOf,
  validateString, validateUint32,
} = require('internal/validators');
const { bytesOfMemory, encoded, opensslError } = require('internal/crypto/util');
const { parseKeyEncoding } = require('internal/crypto/key_encoding');
const { PrivateKeyObject, PublicKeyObject, createSecretKey, written } = require('internal/crypto/keys');
const { randomBytes } = require('internal/crypto/random');

// ---- pairs

function encodingOf(options, name, type, isPublic) {
  const given = options?.[name];
  if (given == null) return undefined;
  if (typeof given !== 'object') throw new codes.ERR_INVALID_ARG_VALUE(`options.${name}`, given);
  return parseKeyEncoding(given, type, isPublic, `options.${name}`);
}

// Until 16 whatever is wrong with an option is a wrong value.
const tellsKinds = isAtLeast(18);
const olderCheck = (isRight, value, name) => {
  if (!isRight) throw new codes.ERR_INVALID_ARG_VALUE(name, value);
};
const checkUint32 = tellsKinds ? validateUint32 : (value, name) => olderCheck(value >>> 0 === value, value, name);
const checkString = tellsKinds ? validateString : (value, name) => olderCheck(typeof value === 'string', value, name);

const rsaRequest = (options) => {
  validateObject(options, 'options');
  checkUint32(options.modulusLength, 'options.modulusLength');
  const exponent = options.publicExponent ?? 0x10001;
  checkUint32(exponent, 'options.publicExponent');
  return { __proto__: null, type: 'rsa', bits: options.modulusLength, exponent };
};
function checkDigest(name, option) {
  if (name === undefined) return;
  validateString(name, option);
  if (!native.hasDigest(name)) throw new codes.ERR_CRYPTO_INVALID_DIGEST(name);
}
const unknownCurve = () => (isAtLeast(15) ? new codes.ERR_CRYPTO_INVALID_CURVE() :
  new TypeError('Invalid ECDH curve name'));
const requests = {
  '__proto__': null,
  'rsa': rsaRequest,
  'rsa-pss': (options) => {
    const request = rsaRequest(options);
    const digest = options.hashAlgorithm ?? options.hash, mgf1 = options.mgf1HashAlgorithm ?? options.mgf1Hash;
    if (options.saltLength !== undefined) validateInt32(options.saltLength, 'options.saltLength', 0);
    checkDigest(digest, 'options.hashAlgorithm');
    checkDigest(mgf1, 'options.mgf1HashAlgorithm');
    return { __proto__: null, ...request, type: 'rsa-pss', digest, mgf1, salt: options.saltLength };
  },
  'ec': (options) => {
    validateObject(options, 'options');
    checkString(options.namedCurve, 'options.namedCurve');
    const { paramEncoding } = options;
    if (paramEncoding != null && paramEncoding !== 'named' && paramEncoding !== 'explicit') {
      throw new codes.ERR_INVALID_ARG_VALUE('options.paramEncoding', paramEncoding);
    }
    if (!native.hasCurve(options.namedCurve)) throw unknownCurve();
    return { __proto__: null, type: 'ec', curve: options.namedCurve };
  },
};
const plainTypes = ['ed25519', 'ed448', 'x25519', 'x448'];
for (let i = 0; i < plainTypes.length; i++) requests[plainTypes[i]] = () => ({ __proto__: null, type: plainTypes[i] });

function pairRequest(type, options) {
  validateString(type, 'type');
  const forms = {
    publicForm: encodingOf(options, 'publicKeyEncoding', type, true),
    privateForm: encodingOf(options, 'privateKeyEncoding', type, false),
  };
  if (options !== undefined) validateObject(options, 'options');
  if (type === 'dsa' || type === 'dh') {
    throw codedError(Error, 'ERR_LOOPGLASS_UNSUPPORTED',
      `Loopglass makes no ${type} keys: there are rsa, rsa-pss, ec, ed25519, ed448, x25519 and x448`);
  }
  const request = requests[type];
  if (request === undefined) throw new codes.ERR_INVALID_ARG_VALUE('type', type, 'must be a supported key type');
  return { request: request(options), type, ...forms };
}
function pairOf(handle, { type, publicForm, privateForm }) {
  const half = native.publicHalf(handle);
  return {
    publicKey: publicForm === undefined ? new PublicKeyObject(half) : written(half, type, publicForm),
    privateKey: privateForm === undefined ? new PrivateKeyObject(handle) : written(handle, type, privateForm),
  };
}

// Until 24 the job tells the words of OpenSSL alone.
const makingError = (text) => (isAtLeast(26) ? opensslError(text) : new Error(text));

function generateKeyPair(type, options, callback) {
  if (typeof options === 'function') {
    callback = options;
    options = undefined;
  }
  if (isAtLeast(15)) validateCallback(callback, 'callback');
  const wanted = pairRequest(type, options);
  validateCallback(callback, 'callback');
  native.makeKey(wanted.request, undefined, (handle) => {
    if (typeof handle === 'string') return callback(makingError(handle));
    let pair;
    try {
      pair = pairOf(handle, wanted);
    } catch (error) {
      return callback(error);
    }
    callback(null, pair.publicKey, pair.privateKey);
  });
}
ObjectDefineProperty(generateKeyPair, customPromisifyArgs,
  { __proto__: null, value: ['publicKey', 'privateKey'], enumerable: false });

function generateKeyPairSync(type, options) {
  const wanted = pairRequest(type, options);
  const handle = native.makeKey(wanted.request);
  if (typeof handle === 'string') throw makingError(handle);
  return pairOf(handle, wanted);
}

// ---- secret keys

function secretBytes(type, options) {
  validateString(type, 'type');
  validateObject(options, 'options');
  const { length } = options;
  if (type === 'hmac') {
    validateInteger(length, 'options.length', 8, 2 ** 31 - 1);
  } else if (type === 'aes') {
    validateOneOf(length, 'options.length', [128, 192, 256]);
  } else {
    throw new codes.ERR_INVALID_ARG_VALUE('type', type, 'must be a supported key type');
  }
  return length >> 3;
}
function generateKey(type, options, callback) {
  if (typeof options === 'function') {
    callback = options;
    options = undefined;
  }
  validateCallback(callback, 'callback');
  randomBytes(secretBytes(type, options), (error, bytes) => {
    if (error) callback(error);
    else callback(null, createSecretKey(bytes));
  });
}
function generateKeySync(type, options) { return createSecretKey(randomBytes(secretBytes(type, options))); }

// ---- prime numbers

function bigIntBytes(value, name) {
  if (typeof value !== 'bigint') {
    const bytes = bytesOfMemory(value);
    if (bytes === undefined) {
      throw new codes.ERR_INVALID_ARG_TYPE(name,
        ['ArrayBuffer', 'TypedArray', 'Buffer', 'DataView', 'bigint'], value);
    }
    return bytes;
  }
  if (value < 0n) throw new codes.ERR_OUT_OF_RANGE(name, '>= 0', value);
  const hex = BigIntPrototypeToString(value, 16);
  return new Uint8Array(Buffer.from(hex.length % 2 ? `0${hex}` : hex, 'hex'));
}
const numberOf = (bytes) => BigInt(`0x${encoded(TypedArrayPrototypeSlice(bytes), 'hex') || '0'}`);
function checkRemainder({ size, add, rem }) {
  const step = numberOf(add);
  if (BigIntPrototypeToString(step, 2).length > size) {
    throw codedError(RangeError, 'ERR_OUT_OF_RANGE', 'invalid options.add');
  }
  if (rem !== undefined && numberOf(rem) >= step) {
    throw codedError(RangeError, 'ERR_OUT_OF_RANGE', 'invalid options.rem');
  }
}
function primeRequest(size, options) {
  validateInt32(size, 'size', 1);
  validateObject(options, 'options');
  const { safe = false, bigint = false, add, rem } = options;
  validateBoolean(safe, 'options.safe');
  validateBoolean(bigint, 'options.bigint');
  const wanted = {
    size, safe, bigint,
    add: add === undefined ? undefined : bigIntBytes(add, 'options.add'),
    rem: rem === undefined ? undefined : bigIntBytes(rem, 'options.rem'),
  };
  if (wanted.add !== undefined) checkRemainder(wanted);
  return wanted;
}
const primeOf = (bytes, bigint) => (bigint ? numberOf(bytes) : TypedArrayPrototypeGetBuffer(bytes));
function generatePrime(size, options, callback) {
  if (typeof options === 'function') {
    callback = options;
    options = {};
  }
  validateCallback(callback, 'callback');
  const wanted = primeRequest(size, options);
  native.makePrime(size, wanted.safe, wanted.add, wanted.rem, undefined, (bytes) => {
    if (typeof bytes === 'string') callback(opensslError(bytes));
    else callback(undefined, primeOf(bytes, wanted.bigint));
  });
}
function generatePrimeSync(size, options = {}) {
  const wanted = primeRequest(size, options);
  const bytes = native.makePrime(size, wanted.safe, wanted.add, wanted.rem);
  if (typeof bytes === 'string') throw opensslError(bytes);
  return primeOf(bytes, wanted.bigint);
}
function candidateOf(candidate, options) {
  const bytes = bigIntBytes(candidate, 'candidate');
  validateObject(options, 'options');
  validateInteger(options.checks ?? 0, 'options.checks', 0, 2 ** 31 - 1);
  return bytes;
}
function checkPrime(candidate, options = {}, callback) {
  if (typeof options === 'function') {
    callback = options;
    options = {};
  }
  validateCallback(callback, 'callback');
  native.isPrime(candidateOf(candidate, options), undefined, (found) => callback(undefined, found));
}
function checkPrimeSync(candidate, options = {}) { return native.isPrime(candidateOf(candidate, options)); }

module.exports = {
  checkPrime, checkPrimeSync, generateKey, generateKeyPair, generateKeyPairSync, generateKeySync,
  generatePrime, generatePrimeSync,
};
