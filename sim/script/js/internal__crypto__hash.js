'use strict';
// Hash and Hmac, which are streams too, and hash(). Each is work of the moment, on the loop's own thread.

const { Error, ObjectDefineProperty, ObjectSetPrototypeOf, ReflectApply, Symbol } = primordials;
const { isAtLeast } = require('internal/versions');
const LazyTransform = require('internal/crypto/lazy_transform');
const native = binding.crypto;
const { codes } = require('errors');
const { validateString, validateUint32 } = require('internal/validators');
const { bytesOfData, encoded, opensslError } = require('internal/crypto/util');
const { keyBytesOf } = require('internal/crypto/keys');

const kHandle = Symbol('kHandle');
const kState = Symbol('kState');
const kFinalized = Symbol('kFinalized');
const kFlushed = Symbol('kFlushed');  // it was a stream, which has ended

// What inspection shows of a handle is the name of Node's native class.
const classOf = (name) => ({ [name]: class {} })[name];
const nativeHash = classOf(isAtLeast(16) ? 'Hash' : 'BaseObject').prototype;
const nativeHmac = classOf(isAtLeast(16) ? 'Hmac' : 'BaseObject').prototype;
const newState = () => ObjectDefineProperty(
  { [kFinalized]: false }, kFlushed, { __proto__: null, value: false, writable: true });

function check(handle, unknownDigest) {
  if (typeof handle !== 'string') return handle;
  throw handle === 'unknown digest' ? unknownDigest() : opensslError(handle);
}

// The algorithm of a copy.
const kCopy = Symbol('kCopy');

function Hash(algorithm, options, original = undefined) {
  if (!new.target) return new Hash(algorithm, options);
  if (algorithm !== kCopy) validateString(algorithm, 'algorithm');
  const length = typeof options === 'object' && options !== null ? options.outputLength : undefined;
  if (length !== undefined) validateUint32(length, 'options.outputLength');
  ReflectApply(LazyTransform, this, [options]);
  const handle = algorithm === kCopy ? native.copyHash(original) :
    check(native.newHash(algorithm, length), () => new Error('Digest method not supported'));
  this[kHandle] = ObjectSetPrototypeOf(handle, nativeHash);
  this[kState] = newState();
}
ObjectSetPrototypeOf(Hash.prototype, LazyTransform.prototype);
ObjectSetPrototypeOf(Hash, LazyTransform);

Hash.prototype.copy = function copy(options) {
  if (this[kState][kFinalized]) throw new codes.ERR_CRYPTO_HASH_FINALIZED();
  return new Hash(kCopy, options, this[kHandle]);
};

Hash.prototype._transform = function _transform(chunk, encoding, callback) {
  callback(native.update(this[kHandle], bytesOfData(chunk, encoding)) ? null :
    new codes.ERR_CRYPTO_HASH_UPDATE_FAILED());
};
Hash.prototype._flush = function _flush(callback) {
  this.push(finish(this));
  this[kState][kFlushed] = true;
  callback();
};

Hash.prototype.update = function update(data, encoding) {
  if (this[kState][kFinalized]) throw new codes.ERR_CRYPTO_HASH_FINALIZED();
  if (this[kState][kFlushed] && (isAtLeast(22) || this instanceof Hmac)) throw new codes.ERR_CRYPTO_HASH_UPDATE_FAILED();
  if (!native.update(this[kHandle], bytesOfData(data, encoding))) throw new codes.ERR_CRYPTO_HASH_UPDATE_FAILED();
  return this;
};

function finish(hash, encoding) {
  const bytes = native.digest(hash[kHandle]);
  if (typeof bytes === 'string') throw opensslError(bytes);
  return encoded(bytes, encoding);
}

Hash.prototype.digest = function digest(encoding) {
  if (this[kState][kFinalized]) throw new codes.ERR_CRYPTO_HASH_FINALIZED();
  const result = finish(this, encoding);
  this[kState][kFinalized] = true;
  return result;
};

function Hmac(algorithm, key, options) {
  if (!new.target) return new Hmac(algorithm, key, options);
  validateString(algorithm, 'hmac');
  const bytes = keyBytesOf(key, 'key', options?.encoding);
  ReflectApply(LazyTransform, this, [options]);
  const handle = check(native.newHmac(algorithm, bytes), () => (isAtLeast(15) ?
    new codes.ERR_CRYPTO_INVALID_DIGEST(algorithm) : new Error('Unknown message digest')));
  this[kHandle] = ObjectSetPrototypeOf(handle, nativeHmac);
  this[kState] = newState();
}
ObjectSetPrototypeOf(Hmac.prototype, LazyTransform.prototype);
ObjectSetPrototypeOf(Hmac, LazyTransform);

Hmac.prototype.update = Hash.prototype.update;
Hmac.prototype.digest = function digest(encoding) {
  // A second time gives nothing, for reasons of history.
  if (this[kState][kFinalized]) return encoding && encoding !== 'buffer' ? '' : require('buffer').Buffer.from('');
  return ReflectApply(Hash.prototype.digest, this, [encoding]);
};
Hmac.prototype._flush = Hash.prototype._flush;
Hmac.prototype._transform = Hash.prototype._transform;

// All at once (Node 20.12).
function hash(algorithm, input, options) {
  validateString(algorithm, 'algorithm');
  const encoding = typeof options === 'string' ? options : options?.outputEncoding ?? 'hex';
  const bytes = bytesOfData(input, undefined, 'input');
  const handle = check(native.newHash(algorithm, options?.outputLength),
    () => new Error(`Digest method ${algorithm} is not supported`));
  native.update(handle, bytes);
  return encoded(native.digest(handle), encoding);
}

module.exports = { Hash, Hmac, hash };
