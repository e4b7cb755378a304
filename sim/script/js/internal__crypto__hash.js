'use strict';
// Hash and Hmac, which are streams too, and hash(). Each is work of the moment, on the loop's own thread.

const { Error, ObjectDefineProperty, ObjectSetPrototypeOf, ReflectApply, Symbol } = primordials;
const { isAtLeast } = require('internal/versions');
const { Transform } = require(isAtLeast(14) ? 'internal/stream' : 'internal/old_stream');
const native = binding.crypto;
const { codes } = require('errors');
const { validateString, validateUint32 } = require('internal/validators');
const { bytesOfData, encoded, opensslError } = require('internal/crypto/util');
const { keyBytesOf } = require('internal/crypto/keys');

const kHandle = Symbol('kHandle');
const kState = Symbol('kState');
const kFinalized = Symbol('kFinalized');

function check(handle, unknownDigest) {
  if (typeof handle !== 'string') return handle;
  throw handle === 'unknown digest' ? unknownDigest() : opensslError(handle);
}

// The state of the stream is made when it is first asked for: most hashes are no streams to anybody.
function LazyTransform(options) { this._options = options; }
ObjectSetPrototypeOf(LazyTransform.prototype, Transform.prototype);
ObjectSetPrototypeOf(LazyTransform, Transform);
const stateNames = ['_readableState', '_writableState'];
for (let i = 0; i < stateNames.length; i++) {
  const name = stateNames[i];
  ObjectDefineProperty(LazyTransform.prototype, name, {
    __proto__: null, configurable: true, enumerable: true,
    get() {
      ReflectApply(Transform, this, [this._options]);
      this._writableState.decodeStrings = false;
      return this[name];
    },
    set(value) {
      ObjectDefineProperty(this, name,
        { __proto__: null, value, writable: true, enumerable: true, configurable: true });
    },
  });
}

// The algorithm of a copy.
const kCopy = Symbol('kCopy');

function Hash(algorithm, options, original = undefined) {
  if (!new.target) return new Hash(algorithm, options);
  if (algorithm !== kCopy) validateString(algorithm, 'algorithm');
  const length = typeof options === 'object' && options !== null ? options.outputLength : undefined;
  if (length !== undefined) validateUint32(length, 'options.outputLength');
  ReflectApply(LazyTransform, this, [options]);
  this[kHandle] = algorithm === kCopy ? native.copyHash(original) :
    check(native.newHash(algorithm, length), () => new Error('Digest method not supported'));
  this[kState] = { [kFinalized]: false };
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
  callback();
};

Hash.prototype.update = function update(data, encoding) {
  if (this[kState][kFinalized]) throw new codes.ERR_CRYPTO_HASH_FINALIZED();
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
  this[kHandle] =
    check(native.newHmac(algorithm, bytes), () => new codes.ERR_CRYPTO_INVALID_DIGEST(algorithm));
  this[kState] = { [kFinalized]: false };
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
