'use strict';
// crypto, by OpenSSL.

const {
  Error, ObjectDefineProperty, StringPrototypeIndexOf, StringPrototypeSlice, TypedArrayPrototypeGetByteLength,
} = primordials;
const native = binding.crypto;
const { codes } = require('errors');
const { isAtLeast } = require('internal/versions');
const { Hash, Hmac, hash } = require('internal/crypto/hash');
const { randomBytes, randomFill, randomFillSync, randomInt, randomUUID } = require('internal/crypto/random');
const { hkdf, hkdfSync, pbkdf2, pbkdf2Sync, scrypt, scryptSync } = require('internal/crypto/derive');
const { Cipheriv, Decipheriv, getCipherInfo } = require('internal/crypto/cipher');
const { KeyObject, createPrivateKey, createPublicKey, createSecretKey } = require('internal/crypto/keys');
const keygen = require('internal/crypto/keygen');
const signing = require('internal/crypto/sign');
const { DiffieHellman, DiffieHellmanGroup, ECDH, diffieHellman } = require('internal/crypto/exchange');
const { bytesOfMemory } = require('internal/crypto/util');

function createHash(algorithm, options) { return new Hash(algorithm, options); }
function createHmac(hmac, key, options) { return new Hmac(hmac, key, options); }
function createCipheriv(cipher, key, iv, options) { return new Cipheriv(cipher, key, iv, options); }
function createSign(algorithm, options) { return new signing.Sign(algorithm, options); }
function createVerify(algorithm, options) { return new signing.Verify(algorithm, options); }
function createECDH(curve) { return new ECDH(curve); }
function createDiffieHellman(sizeOrKey, keyEncoding, generator, genEncoding) {
  return new DiffieHellman(sizeOrKey, keyEncoding, generator, genEncoding);
}
function createDiffieHellmanGroup(name) { return new DiffieHellmanGroup(name); }
function createDecipheriv(cipher, key, iv, options) { return new Decipheriv(cipher, key, iv, options); }

function memoryOf(value, name) {
  const bytes = bytesOfMemory(value);
  if (bytes === undefined) {
    const types = isAtLeast(15) ? ['ArrayBuffer', 'Buffer', 'TypedArray', 'DataView'] :
      ['Buffer', 'TypedArray', 'DataView'];
    const error = new codes.ERR_INVALID_ARG_TYPE(name, types, value);
    // It is thrown by the native part, which from Node 12 on does not say what it got.
    if (isAtLeast(12)) {
      error.message = StringPrototypeSlice(error.message, 0, StringPrototypeIndexOf(error.message, ' Received'));
    }
    throw error;
  }
  return bytes;
}
function timingSafeEqual(buf1, buf2) {
  const one = memoryOf(buf1, 'buf1'), other = memoryOf(buf2, 'buf2');
  if (TypedArrayPrototypeGetByteLength(one) !== TypedArrayPrototypeGetByteLength(other)) {
    throw new codes.ERR_CRYPTO_TIMING_SAFE_EQUAL_LENGTH();
  }
  return binding.buffer.compare(one, other) === 0;
}

const constants = {
  __proto__: null, RSA_PKCS1_PADDING: 1, RSA_NO_PADDING: 3, RSA_PKCS1_OAEP_PADDING: 4, RSA_X931_PADDING: 5,
  RSA_PKCS1_PSS_PADDING: 6, RSA_PSS_SALTLEN_DIGEST: -1, RSA_PSS_SALTLEN_MAX_SIGN: -2, RSA_PSS_SALTLEN_AUTO: -2,
  POINT_CONVERSION_COMPRESSED: 2, POINT_CONVERSION_UNCOMPRESSED: 4, POINT_CONVERSION_HYBRID: 6,
};

const exported = {
  createCipheriv, createDecipheriv, createDiffieHellman, createDiffieHellmanGroup, createECDH, createHash, createHmac,
  createPrivateKey, createPublicKey, createSecretKey, createSign, createVerify, diffieHellman,
  checkPrime: keygen.checkPrime, checkPrimeSync: keygen.checkPrimeSync,
  generateKey: keygen.generateKey, generateKeySync: keygen.generateKeySync,
  generateKeyPair: keygen.generateKeyPair, generateKeyPairSync: keygen.generateKeyPairSync,
  generatePrime: keygen.generatePrime, generatePrimeSync: keygen.generatePrimeSync,
  getCiphers: () => native.ciphers(),
  getCipherInfo,
  getCurves: () => native.curves(),
  getDiffieHellman: createDiffieHellmanGroup,
  getHashes: () => native.digests(),
  hkdf, hkdfSync, pbkdf2, pbkdf2Sync, randomBytes, randomFill, randomFillSync, randomInt, randomUUID, scrypt,
  scryptSync, timingSafeEqual,
  privateDecrypt: signing.privateDecrypt, privateEncrypt: signing.privateEncrypt,
  publicDecrypt: signing.publicDecrypt, publicEncrypt: signing.publicEncrypt,
  sign: signing.sign, verify: signing.verify,
  getFips: () => 0,
  Cipheriv, Decipheriv, DiffieHellman, DiffieHellmanGroup, ECDH, Hash, Hmac, KeyObject, Sign: signing.Sign,
  Verify: signing.Verify,
  constants,
};
if (isAtLeast(20, 12)) exported.hash = hash;

const missing = ['setEngine', 'setFips'];
for (let i = 0; i < missing.length; i++) {
  const name = missing[i];
  const { [name]: method } = {
    [name]() {
      throw require('internal/module_errors').codedError(Error, 'ERR_LOOPGLASS_UNSUPPORTED',
        `Loopglass has no crypto.${name}(): its OpenSSL is as it is built`);
    },
  };
  exported[name] = method;
}

function defineWeb(name, load) {
  ObjectDefineProperty(exported, name, { __proto__: null, get: load, enumerable: true, configurable: true });
}
const web = () => require('internal/crypto/web').webcrypto;
defineWeb('webcrypto', web);
if (isAtLeast(17, 4)) {
  defineWeb('subtle', () => web().subtle);
  exported.getRandomValues = function getRandomValues(array) { return web().getRandomValues(array); };
}

module.exports = exported;
