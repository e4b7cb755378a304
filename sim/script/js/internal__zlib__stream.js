'use strict';
// ZlibBase: the stream behind all codecs. Each chunk is a job of the pool, and one more for each time that the output
// is full, as in Node. The synchronous forms run the same jobs at once.

const {
  ObjectDefineProperty, ObjectSetPrototypeOf, ReflectApply, Symbol, Uint8Array,
} = primordials;
const { isAtLeast } = require('internal/versions');
const isOlder = !isAtLeast(14);
const refusesResets = isAtLeast(22);  // while a write goes on
const { Transform, finished } = require(isOlder ? 'internal/old_stream' : 'internal/stream');
const { Buffer, kMaxLength } = require('buffer');
const native = binding.zlib;
const { codes: errorCodes, genericNodeError } = require('errors');
const { checkRangesOrGetDefault, validateFiniteNumber } = require('internal/validators');
const { bytesOfView } = require('internal/crypto/util');
const { constants } = require('internal/zlib/constants');
const { Z_NO_FLUSH, Z_BLOCK, Z_DEFAULT_CHUNK, Z_MIN_CHUNK, BROTLI_DECODE, BROTLI_ENCODE } = constants;

const kFlushFlag = Symbol('kFlushFlag');
const kError = Symbol('kError');

// An empty chunk that carries a flush through the stream.
const flushBuffers = [];
for (let flag = 0; flag <= Z_BLOCK; flag++) {
  flushBuffers[flag] = Buffer.alloc(0);
  flushBuffers[flag][kFlushFlag] = flag;
}
// How much a flush does: a later flag of the same chunk must not do less. Z_BLOCK does less than it says.
const strength = [0, 1, 2, 3, 4, 1];
const maxFlush = (a, b) => (strength[a] > strength[b] ? a : b);

// flags: { flush, finishFlush, fullFlush } of the codec's kind.
function ZlibBase(options, mode, codec, flags) {
  let chunkSize = Z_DEFAULT_CHUNK;
  let maxOutputLength = kMaxLength;
  let { flush, finishFlush } = flags;
  if (options) {
    if (validateFiniteNumber(options.chunkSize, 'options.chunkSize')) chunkSize = options.chunkSize;
    if (chunkSize < Z_MIN_CHUNK) {
      throw new errorCodes.ERR_OUT_OF_RANGE('options.chunkSize', `>= ${Z_MIN_CHUNK}`, chunkSize);
    }
    const last = mode === BROTLI_DECODE || mode === BROTLI_ENCODE ?
      constants.BROTLI_OPERATION_EMIT_METADATA : Z_BLOCK;
    flush = checkRangesOrGetDefault(options.flush, 'options.flush', Z_NO_FLUSH, last, flush);
    finishFlush = checkRangesOrGetDefault(options.finishFlush, 'options.finishFlush', Z_NO_FLUSH, last, finishFlush);
    maxOutputLength = checkRangesOrGetDefault(
      options.maxOutputLength, 'options.maxOutputLength', 1, kMaxLength, kMaxLength);
    if (options.encoding || options.objectMode || options.writableObjectMode) {
      options = { ...options, encoding: null, objectMode: false, writableObjectMode: false };
    }
    // What no memory could hold is refused here, as by Node's allocation of its first buffer.
    if (chunkSize > 2 ** 32) throw new errorCodes.ERR_OUT_OF_RANGE('size', `>= 0 && <= ${2 ** 32}`, chunkSize);
  }
  ReflectApply(Transform, this, [{ autoDestroy: !isOlder, ...options }]);
  this[kError] = null;
  this.bytesWritten = 0;
  this._handle = codec;
  this._outOffset = 0;
  this._chunkSize = chunkSize;
  this._defaultFlushFlag = flush;
  this._finishFlushFlag = finishFlush;
  this._defaultFullFlushFlag = flags.fullFlush;
  this._info = options?.info;
  this._maxOutputLength = maxOutputLength;
  // Before Node 14 the codec is let go of at the end, which Node 10 calls close().
  if (isOlder) this.once('end', isAtLeast(12) ? () => { this._handle = null; } : this.close);
}
ObjectSetPrototypeOf(ZlibBase.prototype, Transform.prototype);
ObjectSetPrototypeOf(ZlibBase, Transform);

ObjectDefineProperty(ZlibBase.prototype, '_closed', {
  __proto__: null, configurable: true, enumerable: true, get() { return !this._handle; },
});
ObjectDefineProperty(ZlibBase.prototype, 'bytesRead', {
  __proto__: null, configurable: true, enumerable: true,
  get() { return this.bytesWritten; },
  set(value) { this.bytesWritten = value; },
});

ZlibBase.prototype.reset = function reset() {
  if (!this._handle) throw new errorCodes.ERR_INTERNAL_ASSERTION('zlib binding closed');
  const error = native.reset(this._handle.codec, refusesResets);
  if (error !== undefined) fail(this, error);
};

ZlibBase.prototype._flush = function _flush(callback) { this._transform(Buffer.alloc(0), '', callback); };
// It was there from 15 on; without it 'finish' does not wait for the last output.
if (isAtLeast(15)) ZlibBase.prototype._final = function _final(callback) { callback(); };

ZlibBase.prototype.flush = function flush(kind, callback) {
  if (typeof kind === 'function' || (kind === undefined && !callback)) {
    callback = kind;
    kind = this._defaultFullFlushFlag;
  }
  const state = this._writableState;
  if (isAtLeast(12) ? state.finished : state.ended) {
    if (callback) require('process').nextTick(callback);
  } else if (state.ending) {
    if (callback) this.once('end', callback);
  } else {
    this.write(flushBuffers[kind], '', callback);
  }
};

ZlibBase.prototype.close = function close(callback) {
  if (callback && isOlder) require('process').nextTick(callback);
  else if (callback) finished(this, callback);
  this.destroy();
};
ZlibBase.prototype._destroy = function _destroy(error, callback) {
  this._handle = null;
  callback(error);
};

ZlibBase.prototype._transform = function _transform(chunk, encoding, callback) {
  binding.modules.spendOn('compression');
  let flag = this._defaultFlushFlag;
  if (typeof chunk[kFlushFlag] === 'number') flag = chunk[kFlushFlag];
  // The last chunk finishes, too.
  if (this._writableState.ending && this.writableLength === chunk.byteLength) flag = maxFlush(flag, this._finishFlushFlag);
  processChunk(this, chunk, flag, callback);
};
ZlibBase.prototype._processChunk = function _processChunk(chunk, flag, callback) {
  if (typeof callback === 'function') processChunk(this, chunk, flag, callback);
  else return processChunkSync(this, chunk, flag);
};

const room = (stream) => stream._chunkSize - stream._outOffset;
// result: [bytes, input left] or [message, code, number].
const isError = (result) => typeof result[0] === 'string';

const toError = (result) => genericNodeError(result[0], { errno: result[2], code: result[1] });
function fail(stream, result, error = toError(result)) {
  if (isOlder) {
    stream._handle = null;
    stream._hadError = true;
    stream.emit('error', error);
  } else {
    stream.destroy(error);
  }
  stream[kError] = error;
}

// The output that came out, for push(). Counts the place in the buffer that Node would have.
function takeOutput(stream, bytes) {
  stream._outOffset += bytes.length;
  return Buffer.from(bytes.buffer);
}

function processChunk(stream, chunk, flag, callback) {
  const handle = stream._handle;
  if (!handle) return require('process').nextTick(callback);
  writeLater(stream, handle, bytesOfView(chunk), flag, callback);
}

function writeLater(stream, handle, input, flag, callback) {
  const roomBefore = room(stream);
  native.write(handle.codec, flag, input, roomBefore, handle.name, undefined,
    (result) => afterWrite(stream, handle, { input, flag, callback, roomBefore }, result));
}

function afterWrite(stream, handle, write, result) {
  if (isError(result)) {
    // As in Node, the write's own callback is never called.
    if (stream.destroyed) return;
    const { errorOfCodec } = require('internal/error_origins');
    fail(stream, result, errorOfCodec(handle.name, () => toError(result)));
    return;
  }
  if (stream.destroyed) return write.callback();
  const bytes = result[0], left = result[1];
  stream.bytesWritten += write.input.length - left;
  let isFull = false;
  if (bytes.length > 0) isFull = !stream.push(takeOutput(stream, bytes));
  if (stream.destroyed) return write.callback();
  const roomAfter = write.roomBefore - bytes.length;
  if (roomAfter === 0 || stream._outOffset >= stream._chunkSize) stream._outOffset = 0;
  if (roomAfter === 0) {
    // The output was full: there is more to come.
    const rest = new Uint8Array(
      write.input.buffer, write.input.byteOffset + write.input.length - left, left);
    const goOn = () => writeLater(stream, handle, rest, write.flag, write.callback);
    if (!isFull) return goOn();
    const read = stream._read;
    stream._read = (size) => {
      stream._read = read;
      goOn();
      stream._read(size);
    };
    return;
  }
  // Input that the codec did not want, with room left: garbage behind the end.
  if (left > 0) stream.push(null);
  write.callback();
}

function processChunkSync(stream, chunk, flag) {
  const buffers = [];
  let size = 0;
  let input = bytesOfView(chunk);
  let error;
  stream.on('error', (thrown) => { error = thrown; });
  for (;;) {
    const roomBefore = room(stream);
    const result = native.write(stream._handle.codec, flag, input, roomBefore, stream._handle.name);
    if (isError(result)) {
      fail(stream, result);
      throw stream[kError];
    }
    const bytes = result[0], left = result[1];
    stream.bytesWritten += input.length - left;
    if (bytes.length > 0) {
      buffers[buffers.length] = takeOutput(stream, bytes);
      size += bytes.length;
      if (size > stream._maxOutputLength) {
        stream._handle = null;
        throw new errorCodes.ERR_BUFFER_TOO_LARGE(stream._maxOutputLength);
      }
    }
    if (stream._outOffset >= stream._chunkSize) stream._outOffset = 0;
    if (roomBefore !== bytes.length) break;
    input = new Uint8Array(input.buffer, input.byteOffset + input.length - left, left);
  }
  stream._handle = null;
  if (error !== undefined) throw error;
  return size === 0 ? Buffer.alloc(0) : buffers.length === 1 ? buffers[0] : Buffer.concat(buffers, size);
}

module.exports = { ZlibBase, fail, processChunkSync };
