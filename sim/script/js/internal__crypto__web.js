'use strict';
// webcrypto: random numbers, and of subtle the digests.

const {
  ArrayBufferIsView, Error, ObjectDefineProperties, ObjectDefineProperty, Promise, ReflectApply,
  StringPrototypeToUpperCase, Symbol, SymbolToStringTag, TypedArrayPrototypeGetBuffer, TypedArrayPrototypeGetByteLength,
  TypedArrayPrototypeGetSymbolToStringTag, TypedArrayPrototypeSlice,
} = primordials;
const native = binding.crypto;
const { codes } = require('errors');
const { isAtLeast } = require('internal/versions');
const { bytesOfMemory } = require('internal/crypto/util');
const random = require('internal/crypto/random');

const kOwn = Symbol('kOwn');
const domException = (message, name) => new (require('internal/dom_exception'))(message, name);

const digestNames = {
  '__proto__': null, 'SHA-1': 'sha1', 'SHA-256': 'sha256', 'SHA-384': 'sha384', 'SHA-512': 'sha512',
};
const nameOf = (algorithm) => `${typeof algorithm === 'object' && algorithm !== null ? algorithm.name : algorithm}`;

// Two async functions, one returning the other's promise, as in Node: each costs its microtasks.
async function digestByPool(name, bytes) {
  return new Promise((fulfil) => {
    native.hashJob(name, bytes, undefined, (result) => fulfil(TypedArrayPrototypeGetBuffer(result)));
  });
}

class SubtleCrypto {
  constructor(key) {
    if (key !== kOwn) throw new codes.ERR_ILLEGAL_CONSTRUCTOR();
  }
  async digest(algorithm, data) {
    if (this !== subtle) throw new codes.ERR_INVALID_THIS('SubtleCrypto');
    const name = digestNames[StringPrototypeToUpperCase(nameOf(algorithm))];
    if (name === undefined) {
      throw domException(isAtLeast(18) ? 'Unrecognized algorithm name' : 'Unrecognized name.', 'NotSupportedError');
    }
    const bytes = bytesOfMemory(data);
    if (bytes === undefined) {
      throw new codes.ERR_INVALID_ARG_TYPE('data', ['ArrayBuffer', 'Buffer', 'TypedArray', 'DataView'], data);
    }
    return digestByPool(name, TypedArrayPrototypeSlice(bytes));
  }
}
// What programs seldom need, says so.
const missing = [
  'encrypt', 'decrypt', 'sign', 'verify', 'generateKey', 'deriveKey', 'deriveBits', 'importKey', 'exportKey', 'wrapKey',
  'unwrapKey',
];
for (let i = 0; i < missing.length; i++) {
  const { method } = {
    async method() {
      throw require('internal/module_errors').codedError(Error, 'ERR_LOOPGLASS_UNSUPPORTED',
        `Loopglass has no crypto.subtle.${missing[i]}(): of subtle there is digest(); ` +
        'node:crypto has createHmac, pbkdf2, scrypt, hkdf and createCipheriv');
    },
  };
  ObjectDefineProperty(method, 'name', { __proto__: null, value: missing[i], configurable: true });
  ObjectDefineProperty(SubtleCrypto.prototype, missing[i],
    { __proto__: null, value: method, writable: true, configurable: true });
}

const integerArrays = {
  __proto__: null, Int8Array: true, Uint8Array: true, Uint8ClampedArray: true, Int16Array: true, Uint16Array: true,
  Int32Array: true, Uint32Array: true, BigInt64Array: true, BigUint64Array: true,
};
const quota = 65536;

class Crypto {
  constructor(key) {
    if (key !== kOwn) throw new codes.ERR_ILLEGAL_CONSTRUCTOR();
  }
  get subtle() {
    if (this !== webcrypto) throw new codes.ERR_INVALID_THIS('Crypto');
    return subtle;
  }
  getRandomValues(array) {
    if (this !== webcrypto) throw new codes.ERR_INVALID_THIS('Crypto');
    if (arguments.length === 0) {
      throw require('internal/module_errors').codedError(primordials.TypeError, 'ERR_MISSING_ARGS',
        "Failed to execute 'getRandomValues' on 'Crypto': 1 argument required, but only 0 present.");
    }
    if (!ArrayBufferIsView(array) || !integerArrays[TypedArrayPrototypeGetSymbolToStringTag(array)]) {
      throw domException('The data argument must be an integer-type TypedArray', 'TypeMismatchError');
    }
    if (TypedArrayPrototypeGetByteLength(array) > quota) {
      throw domException('The requested length exceeds 65,536 bytes', 'QuotaExceededError');
    }
    return random.randomFillSync(array, 0);
  }
  randomUUID(options) {
    if (this !== webcrypto) throw new codes.ERR_INVALID_THIS('Crypto');
    return ReflectApply(random.randomUUID, undefined, [options]);
  }
}
const enumerable = { __proto__: null, enumerable: true };
const tag = (value) => ({ __proto__: null, value, configurable: true });
ObjectDefineProperties(Crypto.prototype, {
  subtle: enumerable, getRandomValues: enumerable, randomUUID: enumerable, [SymbolToStringTag]: tag('Crypto'),
});
ObjectDefineProperties(SubtleCrypto.prototype, { digest: enumerable, [SymbolToStringTag]: tag('SubtleCrypto') });
const subtle = new SubtleCrypto(kOwn);
const webcrypto = new Crypto(kOwn);

class CryptoKey {
  constructor() { throw new codes.ERR_ILLEGAL_CONSTRUCTOR(); }
}

module.exports = { Crypto, CryptoKey, SubtleCrypto, webcrypto };
