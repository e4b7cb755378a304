'use strict';
// fs.ReadStream and fs.WriteStream: streams over open, read, write and close of fs (or of options.fs).

const {
  ArrayPrototypePush, FunctionPrototypeBind, FunctionPrototypeCall, MathMin, ObjectDefineProperty,
  ObjectSetPrototypeOf, PromisePrototypeThen, Symbol,
} = primordials;
const { Buffer } = require('buffer');
const { isAtLeast } = require('internal/versions');
const { codes } = require('errors');
const { validateBoolean, validateFunction, validateInteger } = require('internal/validators');
const { optionsOf, validFd, validPath } = require('internal/fs/arguments');
const { FileHandle, kRef, kUnref } = require('internal/fs/handle');

// Until Node 14 they are streams of another kind, in which the file is opened and closed at other moments.
binding.modules.spendOn('fs streams');
const older = isAtLeast(15) ? undefined : require('internal/fs/older_streams');
const { Readable, Writable, finished } = require(isAtLeast(14) ? 'internal/stream' : 'internal/old_stream');

const kFs = Symbol('fs'), kHandle = Symbol('handle'), kIsBusy = Symbol('isBusy'), kIdle = Symbol('idle');
const positiveInfinity = 1 / 0;

// The calls of fs, made on a FileHandle.
function callsOf(handle) {
  return {
    __proto__: null,
    open(path, flags, mode, callback) { throw new codes.ERR_METHOD_NOT_IMPLEMENTED('open()'); },
    close(fd, callback) {
      handle[kUnref]();
      PromisePrototypeThen(handle.close(), () => callback(), callback);
    },
    fsync(fd, callback) { PromisePrototypeThen(handle.sync(), () => callback(), callback); },
    read(fd, buffer, offset, length, position, callback) {
      PromisePrototypeThen(handle.read(buffer, offset, length, position),
        (result) => callback(null, result.bytesRead, result.buffer), (error) => callback(error, 0, buffer));
    },
    write(fd, buffer, offset, length, position, callback) {
      PromisePrototypeThen(handle.write(buffer, offset, length, position),
        (result) => callback(null, result.bytesWritten, result.buffer),
        (error) => callback(error, 0, buffer));
    },
    writev(fd, buffers, position, callback) {
      PromisePrototypeThen(handle.writev(buffers, position),
        (result) => callback(null, result.bytesWritten, result.buffers),
        (error) => callback(error, 0, buffers));
    },
  };
}

function setFile(stream, path, options, flags) {
  if (options.fd == null) {
    stream.fd = null;
    stream[kFs] = options.fs || require('fs');
    validateFunction(stream[kFs].open, 'options.fs.open');
    validPath(path);
    stream.path = path?.href ? validPath(path) : path;
    stream.flags = options.flags === undefined ? flags : options.flags;
    stream.mode = options.mode === undefined ? 0o666 : options.mode;
    return;
  }
  if (typeof options.fd === 'number') {
    stream[kFs] = options.fs || require('fs');
    stream.fd = validFd(options.fd);
  } else if (options.fd instanceof FileHandle) {
    if (options.fs) throw new codes.ERR_METHOD_NOT_IMPLEMENTED('FileHandle with fs');
    stream[kHandle] = options.fd;
    stream[kFs] = callsOf(options.fd);
    options.fd[kRef]();
    options.fd.on('close', FunctionPrototypeBind(stream.close, stream));
    stream.fd = validFd(options.fd.fd);
  } else {
    throw new codes.ERR_INVALID_ARG_TYPE('options.fd', ['number', 'FileHandle'], options.fd);
  }
}

function construct(callback) {
  if (typeof this.fd === 'number') return callback();
  this[kFs].open(this.path, this.flags, this.mode, (error, fd) => {
    if (error) return callback(error);
    this.fd = fd;
    callback();
    this.emit('open', this.fd);
    this.emit('ready');
  });
}

function closeFile(stream, error, callback) {
  const { fd } = stream;
  if (!fd) return callback(error);
  const close = (earlier) => {
    stream[kFs].close(fd, (closeError) => callback(closeError || earlier));
    stream.fd = null;
  };
  if (stream.flush) stream[kFs].fsync(fd, (syncError) => close(error || syncError));
  else close(error);
}
// A descriptor must not be closed while a worker of the pool uses it.
function destroy(error, callback) {
  if (older) older.destroy(this, this[kFs], this[kIsBusy] ? kIdle : undefined, error, callback);
  else if (this[kIsBusy]) this.once(kIdle, (ioError) => closeFile(this, error || ioError, callback));
  else closeFile(this, error, callback);
}

function define(prototype, name, get, set) {
  ObjectDefineProperty(prototype, name, { __proto__: null, get, set, configurable: true });
}

// ---- reading

function ReadStream(path, options) {
  if (!(this instanceof ReadStream)) return new ReadStream(path, options);
  options = { ...optionsOf(options) };
  options.highWaterMark ??= 64 * 1024;
  setFile(this, path, options, 'r');
  options.autoDestroy = options.autoClose === undefined ? true : options.autoClose;
  validateFunction(this[kFs].read, 'options.fs.read');
  if (options.autoDestroy) validateFunction(this[kFs].close, 'options.fs.close');
  this.start = options.start;
  this.end = options.end;
  this.pos = undefined;
  this.bytesRead = 0;
  this[kIsBusy] = false;
  if (this.start !== undefined) {
    validateInteger(this.start, 'start', 0);
    this.pos = this.start;
  }
  if (this.end === undefined) {
    this.end = positiveInfinity;
  } else if (this.end !== positiveInfinity) {
    validateInteger(this.end, 'end', 0);
    if (this.start !== undefined && this.start > this.end) {
      throw new codes.ERR_OUT_OF_RANGE('start', `<= "end" (here: ${this.end})`, this.start);
    }
  }
  older?.prepare(options, false);
  FunctionPrototypeCall(Readable, this, options);
  older?.start(this, this[kFs], options, false);
}
ObjectSetPrototypeOf(ReadStream.prototype, Readable.prototype);
ObjectSetPrototypeOf(ReadStream, Readable);
if (!older) ReadStream.prototype._construct = construct;
ReadStream.prototype._destroy = destroy;

function failRead(stream, error) {
  if (!older) return void require('internal/streams/destroy').errorOrDestroy(stream, error);
  if (stream.autoClose) stream.destroy();
  stream.emit('error', error);
}
ReadStream.prototype._read = function _read(wanted) {
  if (older?.waitsForOpen(this, () => this._read(wanted)) || this.destroyed) return;
  const done = this.pos !== undefined ? this.pos : this.bytesRead;
  wanted = MathMin(this.end - done + 1, wanted);
  if (wanted <= 0) return void this.push(null);
  const buffer = Buffer.allocUnsafeSlow(wanted);
  this[kIsBusy] = true;
  this[kFs].read(this.fd, buffer, 0, wanted, this.pos, (error, bytesRead, bytes) => {
    this[kIsBusy] = false;
    if (this.destroyed) return void this.emit(kIdle, error);
    if (error) return void failRead(this, error);
    if (bytesRead === 0) return void this.push(null);
    if (this.pos !== undefined) this.pos += bytesRead;
    this.bytesRead += bytesRead;
    this.push(bytesRead === bytes.length ? bytes : Buffer.from(bytes.subarray(0, bytesRead)));
  });
};
ReadStream.prototype.close = function close(callback) {
  if (!isAtLeast(12)) return void this.destroy(null, callback);
  if (typeof callback === 'function') finished(this, callback);
  this.destroy();
};
define(ReadStream.prototype, 'pending', function () { return this.fd === null; });
define(ReadStream.prototype, 'autoClose', function () { return this._readableState.autoDestroy; },
  function (value) { this._readableState.autoDestroy = value; });

// ---- writing

function WriteStream(path, options) {
  if (!(this instanceof WriteStream)) return new WriteStream(path, options);
  options = { ...optionsOf(options) };
  options.decodeStrings = true;
  setFile(this, path, options, 'w');
  options.autoDestroy = options.autoClose === undefined ? true : options.autoClose;
  if (!this[kFs].write && !this[kFs].writev) {
    throw new codes.ERR_INVALID_ARG_TYPE('options.fs.write', 'function', this[kFs].write);
  }
  if (options.autoDestroy) validateFunction(this[kFs].close, 'options.fs.close');
  this.flush = options.flush ?? false;
  validateBoolean(this.flush, 'options.flush');
  if (!this[kFs].write) this._write = null;
  if (!this[kFs].writev && isAtLeast(12)) this._writev = null;  // Node 10 has one that it shows nobody
  this.start = options.start;
  this.pos = undefined;
  this.bytesWritten = 0;
  this[kIsBusy] = false;
  if (this.start !== undefined) {
    validateInteger(this.start, 'start', 0);
    this.pos = this.start;
  }
  older?.prepare(options, true);
  FunctionPrototypeCall(Writable, this, options);
  if (options.encoding) this.setDefaultEncoding(options.encoding);
  older?.start(this, this[kFs], options, true);
}
ObjectSetPrototypeOf(WriteStream.prototype, Writable.prototype);
ObjectSetPrototypeOf(WriteStream, Writable);
if (older) WriteStream.prototype._final = function _final(callback) { older.final(this, callback); };
else WriteStream.prototype._construct = construct;
WriteStream.prototype._destroy = destroy;

// Until Node 16 a write that was under way when its stream was destroyed has succeeded.
function failureOf(stream, error, name) {
  if (error) older?.closeBehindError(stream);
  return error || (stream.destroyed && isAtLeast(18) ? new codes.ERR_STREAM_DESTROYED(name) : null);
}
// Node 10 counts what was written all the same.
const isForgotten = (stream) => stream.destroyed && !older?.countsDestroyed;
// Calls `write` until all bytes are out.
function writeAll(stream, bytes, position, callback) {
  stream[kFs].write(stream.fd, bytes, 0, bytes.length, position, (error, written) => {
    if (error || isForgotten(stream)) return callback(failureOf(stream, error, 'write'));
    stream.bytesWritten += written;
    if (written >= bytes.length) return callback();
    writeAll(stream, bytes.subarray(written), position === undefined ? undefined : position + written,
      callback);
  });
}
function finishWrite(stream, callback) {
  return (error) => {
    stream[kIsBusy] = false;
    callback(error);
    if (stream.destroyed) stream.emit(kIdle, error);
  };
}
WriteStream.prototype._write = function _write(chunk, encoding, callback) {
  if (older?.waitsForOpen(this, () => this._write(chunk, encoding, callback))) return;
  if (older?.refusesWrites(this)) return void callback(new codes.ERR_STREAM_DESTROYED('write'));
  this[kIsBusy] = true;
  writeAll(this, chunk, this.pos, finishWrite(this, callback));
  if (this.pos !== undefined) this.pos += chunk.length;
};
WriteStream.prototype._writev = function _writev(data, callback) {
  if (older?.waitsForOpen(this, () => this._writev(data, callback))) return;
  if (older?.refusesWrites(this)) return void callback(new codes.ERR_STREAM_DESTROYED('write'));
  const chunks = [];
  let size = 0;
  for (let i = 0; i < data.length; i++) {
    ArrayPrototypePush(chunks, data[i].chunk);
    size += data[i].chunk.length;
  }
  const done = finishWrite(this, callback);
  const position = this.pos;
  this[kIsBusy] = true;
  const calls = this[kFs].writev ? this[kFs] : require('internal/fs/descriptors');
  calls.writev(this.fd, chunks, position, (error, written) => {
    if (error || isForgotten(this)) return done(failureOf(this, error, 'writev'));
    this.bytesWritten += written;
    if (written >= size) return done();
    const rest = Buffer.concat(chunks).subarray(written);
    writeAll(this, rest, position === undefined ? undefined : position + written, done);
  });
  if (position !== undefined) this.pos += size;
};
WriteStream.prototype.close = function close(callback) {
  if (callback) {
    if (this.closed) return void require('process').nextTick(callback);
    this.on('close', callback);
  }
  if (!this.autoClose) this.on('finish', this.destroy);
  this.end();  // not destroy(): what was written must reach the file
};
WriteStream.prototype.destroySoon = WriteStream.prototype.end;
define(WriteStream.prototype, 'pending', function () { return this.fd === null; });
define(WriteStream.prototype, 'autoClose', function () { return this._writableState.autoDestroy; },
  function (value) { this._writableState.autoDestroy = value; });
// Before 18 only the streams of files know that they are closed.
if (!older && !isAtLeast(18)) {
  define(ReadStream.prototype, 'closed', function () { return this._readableState.closed; });
  define(WriteStream.prototype, 'closed', function () { return this._writableState.closed; });
}

module.exports = { ReadStream, WriteStream };
