'use strict';
// The classes of zlib: Deflate, Gunzip, BrotliCompress and so on. Each checks its options and makes its codec.

const {
  ArrayPrototypePush, FunctionPrototypeBind, ObjectDefineProperty, ObjectKeys, ObjectSetPrototypeOf, ReflectApply,
  StringPrototypeToLowerCase,
} = primordials;
const native = binding.zlib;
const { codes: errorCodes } = require('errors');
const { checkRangesOrGetDefault } = require('internal/validators');
const { bytesOfMemory } = require('internal/crypto/util');
const { ZlibBase, fail } = require('internal/zlib/stream');
const { constants } = require('internal/zlib/constants');
const {
  DEFLATE, INFLATE, GZIP, GUNZIP, DEFLATERAW, INFLATERAW, UNZIP, BROTLI_DECODE, BROTLI_ENCODE, Z_DEFAULT_LEVEL,
  Z_DEFAULT_MEMLEVEL, Z_DEFAULT_STRATEGY, Z_DEFAULT_WINDOWBITS, Z_FINISH, Z_FIXED, Z_FULL_FLUSH, Z_MAX_LEVEL,
  Z_MAX_MEMLEVEL, Z_MAX_WINDOWBITS, Z_MIN_LEVEL, Z_MIN_MEMLEVEL, Z_MIN_WINDOWBITS, Z_NO_FLUSH, Z_SYNC_FLUSH,
} = constants;

const decompresses = (mode) => mode === INFLATE || mode === GUNZIP || mode === UNZIP;
const zlibFlags = { __proto__: null, flush: Z_NO_FLUSH, finishFlush: Z_FINISH, fullFlush: Z_FULL_FLUSH };
const brotliFlags = {
  __proto__: null, flush: constants.BROTLI_OPERATION_PROCESS, finishFlush: constants.BROTLI_OPERATION_FINISH,
  fullFlush: constants.BROTLI_OPERATION_FLUSH,
};

function dictionaryOf(dictionary) {
  if (dictionary === undefined) return undefined;
  const bytes = bytesOfMemory(dictionary);
  if (bytes === undefined) {
    throw new errorCodes.ERR_INVALID_ARG_TYPE(
      'options.dictionary', ['Buffer', 'TypedArray', 'DataView', 'ArrayBuffer'], dictionary);
  }
  return bytes;
}

// windowBits 0 means, to what decompresses, the size that the header says.
function windowBitsOf(options, mode) {
  if ((options.windowBits == null || options.windowBits === 0) && decompresses(mode)) return 0;
  // A window of 256 bytes is broken in zlib's gzip.
  const min = Z_MIN_WINDOWBITS + (mode === GZIP ? 1 : 0);
  return checkRangesOrGetDefault(
    options.windowBits, 'options.windowBits', min, Z_MAX_WINDOWBITS, Z_DEFAULT_WINDOWBITS);
}

function Zlib(options, mode, name) {
  let windowBits = Z_DEFAULT_WINDOWBITS, level = Z_DEFAULT_LEVEL, memLevel = Z_DEFAULT_MEMLEVEL;
  let strategy = Z_DEFAULT_STRATEGY, dictionary;
  if (options) {
    windowBits = windowBitsOf(options, mode);
    level = checkRangesOrGetDefault(options.level, 'options.level', Z_MIN_LEVEL, Z_MAX_LEVEL, Z_DEFAULT_LEVEL);
    memLevel = checkRangesOrGetDefault(
      options.memLevel, 'options.memLevel', Z_MIN_MEMLEVEL, Z_MAX_MEMLEVEL, Z_DEFAULT_MEMLEVEL);
    strategy = checkRangesOrGetDefault(
      options.strategy, 'options.strategy', Z_DEFAULT_STRATEGY, Z_FIXED, Z_DEFAULT_STRATEGY);
    dictionary = dictionaryOf(options.dictionary);
  }
  const codec = native.newCodec(mode, windowBits, level, memLevel, strategy, dictionary);
  if (codec === undefined) throw new errorCodes.ERR_ZLIB_INITIALIZATION_FAILED();
  ReflectApply(ZlibBase, this, [options, mode, { __proto__: null, codec, name }, zlibFlags]);
  this._level = level;
  this._strategy = strategy;
}
ObjectSetPrototypeOf(Zlib.prototype, ZlibBase.prototype);
ObjectSetPrototypeOf(Zlib, ZlibBase);

function setParameters(level, strategy, callback) {
  if (!this._handle) throw new errorCodes.ERR_INTERNAL_ASSERTION('zlib binding closed');
  const error = native.params(this._handle.codec, level, strategy);
  if (error !== undefined) fail(this, error);
  if (this.destroyed) return;
  this._level = level;
  this._strategy = strategy;
  if (callback) callback();
}
Zlib.prototype.params = function params(level, strategy, callback) {
  checkRangesOrGetDefault(level, 'level', Z_MIN_LEVEL, Z_MAX_LEVEL);
  checkRangesOrGetDefault(strategy, 'strategy', Z_DEFAULT_STRATEGY, Z_FIXED);
  if (this._level === level && this._strategy === strategy) return require('process').nextTick(callback);
  this.flush(Z_SYNC_FLUSH, FunctionPrototypeBind(setParameters, this, level, strategy, callback));
};

// ---- Brotli

function parametersOf(options) {
  const list = [];
  if (!options?.params) return list;
  const keys = ObjectKeys(options.params);
  for (let i = 0; i < keys.length; i++) {
    const key = keys[i], value = options.params[key];
    if (+key !== +key || +key < 0 || +key > constants.BROTLI_PARAM_NDIRECT) {
      throw new errorCodes.ERR_BROTLI_INVALID_PARAM(key);
    }
    if (typeof value !== 'number' && typeof value !== 'boolean') {
      throw new errorCodes.ERR_INVALID_ARG_TYPE('options.params[key]', 'number', value);
    }
    ArrayPrototypePush(list, +key, +value);
  }
  return list;
}

function Brotli(options, mode, name) {
  const codec = native.newCodec(mode, 0, 0, 0, 0, undefined, parametersOf(options));
  if (codec === undefined) throw new errorCodes.ERR_ZLIB_INITIALIZATION_FAILED();
  ReflectApply(ZlibBase, this, [options, mode, { __proto__: null, codec, name }, brotliFlags]);
}
ObjectSetPrototypeOf(Brotli.prototype, ZlibBase.prototype);
ObjectSetPrototypeOf(Brotli, ZlibBase);

// ---- The classes

function makeClass(Base, name, mode) {
  const detail = StringPrototypeToLowerCase(name);
  function Codec(options) {
    if (!new.target) return new Codec(options);
    // A window of 256 bytes does not work in raw streams; zlib's own way out is the next size.
    if (mode === DEFLATERAW && options?.windowBits === 8) options = { ...options, windowBits: 9 };
    ReflectApply(Base, this, [options, mode, detail]);
  }
  ObjectDefineProperty(Codec, 'name', { __proto__: null, value: name, configurable: true });
  ObjectSetPrototypeOf(Codec.prototype, Base.prototype);
  ObjectSetPrototypeOf(Codec, Base);
  return Codec;
}

module.exports = {
  Deflate: makeClass(Zlib, 'Deflate', DEFLATE),
  Inflate: makeClass(Zlib, 'Inflate', INFLATE),
  Gzip: makeClass(Zlib, 'Gzip', GZIP),
  Gunzip: makeClass(Zlib, 'Gunzip', GUNZIP),
  DeflateRaw: makeClass(Zlib, 'DeflateRaw', DEFLATERAW),
  InflateRaw: makeClass(Zlib, 'InflateRaw', INFLATERAW),
  Unzip: makeClass(Zlib, 'Unzip', UNZIP),
  BrotliCompress: makeClass(Brotli, 'BrotliCompress', BROTLI_ENCODE),
  BrotliDecompress: makeClass(Brotli, 'BrotliDecompress', BROTLI_DECODE),
};
