'use strict';
// zlib: compression by zlib and Brotli; as streams, with a callback (both on the pool), and at once.

const {
  ArrayBufferIsView, ArrayPrototypePush, ObjectDefineProperty, ObjectKeys, StringPrototypeSlice,
  StringPrototypeToLowerCase,
} = primordials;
const { Buffer } = require('buffer');
const native = binding.zlib;
const { codes: errorCodes } = require('errors');
const { isAtLeast } = require('internal/versions');
const { isAnyArrayBuffer } = require('internal/buffer_text');
const { validateFunction, validateUint32 } = require('internal/validators');
const { bytesOfView } = require('internal/crypto/util');
const { processChunkSync } = require('internal/zlib/stream');
const codecs = require('internal/zlib/codecs');
const { codes, constants } = require('internal/zlib/constants');

// ---- With a callback: the stream, read to its end

function onData(chunk) {
  this.buffers ??= [];
  ArrayPrototypePush(this.buffers, chunk);
  this.nread += chunk.length;
  if (this.nread > this._maxOutputLength) {
    this.close();
    this.removeAllListeners('end');
    this.cb(new errorCodes.ERR_BUFFER_TOO_LARGE(this._maxOutputLength));
  }
}
function onError(error) {
  this.removeAllListeners('end');
  this.cb(error);
}
function onEnd() {
  const buffer = this.nread === 0 ? Buffer.alloc(0) :
    this.buffers.length === 1 ? this.buffers[0] : Buffer.concat(this.buffers, this.nread);
  this.close();
  this.cb(null, this._info ? { buffer, engine: this } : buffer);
}
function compressLater(engine, data, callback) {
  validateFunction(callback, 'callback');
  let bytes = data;
  if (ArrayBufferIsView(data)) bytes = Buffer.from(bytesOfView(data).buffer, data.byteOffset, data.byteLength);
  else if (isAnyArrayBuffer(data)) bytes = Buffer.from(data);
  engine.buffers = null;
  engine.nread = 0;
  engine.cb = callback;
  engine.on('data', onData);
  engine.on('error', onError);
  engine.on('end', onEnd);
  engine.end(bytes);
}

function compressNow(engine, data) {
  let bytes = data;
  if (typeof data === 'string' || isAnyArrayBuffer(data)) {
    bytes = Buffer.from(data);
  } else if (!ArrayBufferIsView(data)) {
    throw new errorCodes.ERR_INVALID_ARG_TYPE(
      'buffer', ['string', 'Buffer', 'TypedArray', 'DataView', 'ArrayBuffer'], data);
  }
  const buffer = processChunkSync(engine, bytes, engine._finishFlushFlag);
  return engine._info ? { buffer, engine } : buffer;
}

// ---- The exports

const exported = {};
if (isAtLeast(20, 15)) {
  exported.crc32 = function crc32(data, value = 0) {
    if (typeof data !== 'string' && !ArrayBufferIsView(data)) {
      throw new errorCodes.ERR_INVALID_ARG_TYPE('data', ['Buffer', 'TypedArray', 'DataView', 'string'], data);
    }
    validateUint32(value, 'value');
    return native.crc32(typeof data === 'string' ? Buffer.from(data) : bytesOfView(data), value);
  };
}
const names = ObjectKeys(codecs);
for (let i = 0; i < names.length; i++) exported[names[i]] = codecs[names[i]];

for (let i = 0; i < names.length; i++) {
  const Codec = codecs[names[i]];
  const name = StringPrototypeToLowerCase(names[i][0]) + StringPrototypeSlice(names[i], 1);
  exported[name] = function asyncBufferWrapper(buffer, options, callback) {
    if (typeof options === 'function') {
      callback = options;
      options = {};
    }
    return compressLater(new Codec(options), buffer, callback);
  };
  exported[`${name}Sync`] = function syncBufferWrapper(buffer, options) {
    return compressNow(new Codec(options), buffer);
  };
}
for (let i = 0; i < names.length; i++) {
  const Codec = codecs[names[i]];
  ObjectDefineProperty(exported, `create${names[i]}`, {
    __proto__: null, enumerable: true, configurable: true, value(options) { return new Codec(options); },
  });
}
const fixed = (value) => ({ __proto__: null, value, enumerable: true, configurable: false, writable: false });
ObjectDefineProperty(exported, 'constants', fixed(constants));
ObjectDefineProperty(exported, 'codes', fixed(codes));
// The constants of zlib itself can also be had without `constants`.
if (!isAtLeast(23)) {
  const keys = ObjectKeys(constants);
  for (let i = 0; i < keys.length; i++) {
    if (keys[i][0] === 'B') continue;
    ObjectDefineProperty(exported, keys[i],
      { __proto__: null, value: constants[keys[i]], enumerable: false, configurable: false, writable: false });
  }
}

module.exports = exported;
