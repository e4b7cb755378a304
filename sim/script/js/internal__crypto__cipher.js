'use strict';
// Ciphers with a key and an initialization vector: AES in its usual modes and whatever else OpenSSL has, but CCM.

const {
  Error, ObjectSetPrototypeOf, ReflectApply, Symbol, TypedArrayPrototypeGetLength,
} = primordials;
const LazyTransform = require('internal/crypto/lazy_transform');
const { StringDecoder } = require('string_decoder');
const native = binding.crypto;
const { codes } = require('errors');
const { isAtLeast } = require('internal/versions');
const { normalizeEncoding } = require('internal/encodings');
const { validateInteger, validateObject, validateString } = require('internal/validators');
const { bytesOf, bytesOfData, encoded, opensslError } = require('internal/crypto/util');
const { keyBytesOf } = require('internal/crypto/keys');

const kHandle = Symbol('kHandle');
const kTagLength = Symbol('kTagLength');
const kDecoder = Symbol('kDecoder');
const kFinished = Symbol('kFinished');

// Until Node 14 (an unknown cipher: 10) these had no codes.
const olderTexts = {
  '__proto__': null, 'unknown cipher': isAtLeast(12) ? undefined : 'Unknown cipher',
  'invalid iv': 'Invalid IV length', 'invalid key': 'Invalid key length',
};
function cipherError(text) {
  if (!isAtLeast(15) && olderTexts[text] !== undefined) return new Error(olderTexts[text]);
  switch (text) {
    case 'unknown cipher': return new codes.ERR_CRYPTO_UNKNOWN_CIPHER();
    case 'invalid iv': return new codes.ERR_CRYPTO_INVALID_IV();
    case 'invalid key': return new codes.ERR_CRYPTO_INVALID_KEYLEN();
    case 'no tag': return new Error('Unsupported state or unable to authenticate data');
    default: return opensslError(text);
  }
}

function isTagLength(length) { return length === 4 || length === 8 || (length >= 12 && length <= 16); }
function tagLengthError(length) {
  return new codes.ERR_CRYPTO_INVALID_AUTH_TAG(`Invalid authentication tag length: ${length}`);
}

function initialize(stream, cipher, key, iv, options, encrypts) {
  validateString(cipher, 'cipher');
  const tagLength = options?.authTagLength;
  if (tagLength !== undefined) validateInteger(tagLength, 'options.authTagLength', 0);
  const keyBytes = keyBytesOf(key, 'key', options?.encoding);
  const ivBytes = iv === null ? null : bytesOf(iv, 'iv');
  const handle = native.newCipher(cipher, keyBytes, ivBytes, encrypts);
  if (typeof handle === 'string') throw cipherError(handle);
  if (tagLength !== undefined && native.cipherInfo(cipher).isAuthenticated && !isTagLength(tagLength)) {
    throw tagLengthError(tagLength);
  }
  ReflectApply(LazyTransform, stream, [options]);
  stream[kHandle] = handle;
  stream[kTagLength] = tagLength;
  stream[kDecoder] = null;
  stream[kFinished] = false;
}

function Cipheriv(cipher, key, iv, options) {
  if (!new.target) return new Cipheriv(cipher, key, iv, options);
  initialize(this, cipher, key, iv, options, true);
}
function Decipheriv(cipher, key, iv, options) {
  if (!new.target) return new Decipheriv(cipher, key, iv, options);
  initialize(this, cipher, key, iv, options, false);
}

// Text comes out whole: a decoder keeps what is left of a character.
function decoderOf(stream, encoding) {
  const name = normalizeEncoding(encoding);
  const decoder = stream[kDecoder] ??= new StringDecoder(encoding);
  if (decoder.encoding !== name) {
    if (name === undefined) throw new codes.ERR_UNKNOWN_ENCODING(encoding);
    throw isAtLeast(22) ?
      new codes.ERR_INVALID_ARG_VALUE('outputEncoding', encoding, `cannot be changed from '${decoder.encoding}'`) :
      new codes.ERR_INTERNAL_ASSERTION('Cannot change encoding');
  }
  return decoder;
}

function update(data, inputEncoding, outputEncoding) {
  const bytes = bytesOfData(data, inputEncoding);
  const result = native.cipher(this[kHandle], 'update', bytes);
  if (typeof result === 'string') {
    throw result === 'invalid state' ? new Error('Trying to add data in unsupported state') : cipherError(result);
  }
  if (!outputEncoding || outputEncoding === 'buffer') return encoded(result);
  return decoderOf(this, outputEncoding).write(encoded(result));
}

function final(outputEncoding) {
  const result = native.cipher(this[kHandle], 'final');
  if (typeof result === 'string') {
    throw result === 'invalid state' ? new codes.ERR_CRYPTO_INVALID_STATE() : cipherError(result);
  }
  this[kFinished] = true;
  if (!outputEncoding || outputEncoding === 'buffer') return encoded(result);
  return decoderOf(this, outputEncoding).end(encoded(result));
}

function setAutoPadding(on) {
  if (!native.cipher(this[kHandle], 'padding', on === undefined ? true : !!on)) {
    throw new codes.ERR_CRYPTO_INVALID_STATE('setAutoPadding');
  }
  return this;
}
function setAAD(bytes, options) {
  if (options !== undefined) validateObject(options, 'options');
  if (!native.cipher(this[kHandle], 'aad', bytesOf(bytes, 'aadbuf', options?.encoding))) {
    throw new codes.ERR_CRYPTO_INVALID_STATE('setAAD');
  }
  return this;
}

function _transform(chunk, encoding, callback) {
  this.push(ReflectApply(update, this, [chunk, encoding]));
  callback();
}
function _flush(callback) {
  try {
    this.push(ReflectApply(final, this, []));
  } catch (error) {
    return callback(error);
  }
  callback();
}

function complete(Class, own) {
  ObjectSetPrototypeOf(Class.prototype, LazyTransform.prototype);
  ObjectSetPrototypeOf(Class, LazyTransform);
  const methods = { _transform, _flush, update, final, setAutoPadding, ...own, setAAD };
  for (const name in methods) Class.prototype[name] = methods[name];
}
complete(Cipheriv, {
  getAuthTag() {
    const tag = native.cipher(this[kHandle], 'tag', this[kTagLength] ?? 16);
    if (tag === undefined) throw new codes.ERR_CRYPTO_INVALID_STATE('getAuthTag');
    return encoded(tag);
  },
});
complete(Decipheriv, {
  setAuthTag(tag, encoding) {
    const bytes = bytesOf(tag, 'buffer', encoding);
    const length = TypedArrayPrototypeGetLength(bytes);
    if (!isTagLength(length) || (this[kTagLength] !== undefined && length !== this[kTagLength])) {
      throw tagLengthError(length);
    }
    if (!native.cipher(this[kHandle], 'setTag', bytes)) throw new codes.ERR_CRYPTO_INVALID_STATE('setAuthTag');
    return this;
  },
});

function getCipherInfo(nameOrNid, options) {
  if (typeof nameOrNid !== 'string' && typeof nameOrNid !== 'number') {
    throw new codes.ERR_INVALID_ARG_TYPE('nameOrNid', ['string', 'number'], nameOrNid);
  }
  if (options !== undefined) validateObject(options, 'options');
  const { keyLength, ivLength } = options ?? { __proto__: null };
  if (keyLength !== undefined) validateInteger(keyLength, 'options.keyLength', 0);
  if (ivLength !== undefined) validateInteger(ivLength, 'options.ivLength', 0);
  const info = native.cipherInfo(`${nameOrNid}`);
  if (info === undefined || (keyLength !== undefined && keyLength !== info.keyLength)) return undefined;
  if (ivLength !== undefined && (info.isAuthenticated ? ivLength === 0 : ivLength !== info.ivLength)) return undefined;
  const result = { mode: info.mode, name: info.name, nid: info.nid };
  if (info.mode !== 'stream') result.blockSize = info.blockSize;
  if (info.ivLength > 0) result.ivLength = ivLength ?? info.ivLength;
  result.keyLength = info.keyLength;
  return result;
}

module.exports = { Cipheriv, Decipheriv, getCipherInfo };
