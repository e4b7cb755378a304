'use strict';
// fs on open files: open, close, read, write and what else takes a descriptor. Each with a callback and at
// once.

const {
  ArrayBufferIsView, MathMax, ObjectDefineProperty, TypedArrayPrototypeGetLength, TypedArrayPrototypeSet,
} = primordials;
const { Buffer } = require('buffer');
const { aggregateTwoErrors, codes } = require('errors');
const { validateBuffer, validateCallback, validateInteger, validateObject, kValidateObjectAllowNullable } =
  require('internal/validators');
const {
  bytesOf, checkReadRange, checkWriteRange, flagsOf, modeOf, positionOf, timeOf, validBuffers, validCallback,
  validFd, validPath, textOf,
} = require('internal/fs/arguments');
const { isAtLeast } = require('internal/versions');
const { toStats } = require('internal/fs/values');
const { aboutPath, ask, attempt, demand, nothing } = require('internal/fs/calls');

const looksAtFdLast = isAtLeast(22);  // where readSync() looks at its arguments
const none = { __proto__: null };
const withoutResult = (callback) => (error) => callback(error);
const { customPromisifyArgs } = require('internal/promisify');

function open(path, flags, mode, callback) {
  path = validPath(path);
  if (arguments.length < 3) {
    callback = flags;
    flags = 'r';
    mode = 0o666;
  } else if (typeof mode === 'function') {
    callback = mode;
    mode = 0o666;
  } else {
    mode = modeOf(mode, 0o666);
  }
  flags = flagsOf(flags);
  validCallback(callback);
  ask('open', path, flags, mode, aboutPath(path), (error, fd) => {
    if (error) callback(error);
    else callback(null, fd);
  });
}
function openSync(path, flags, mode) {
  path = validPath(path);
  return demand('open', path, flagsOf(flags), modeOf(mode, 0o666), aboutPath(path));
}

// Without a callback an error is thrown.
function throwError(error) {
  if (error) throw error;
}
function close(fd, callback = throwError) {
  fd = validFd(fd);
  validCallback(callback);
  ask('close', fd, 0, 0, nothing, withoutResult(callback));
}
function closeSync(fd) {
  demand('close', validFd(fd));
}

// Puts what was read into the caller's view; how many bytes that were.
function deliver(bytes, buffer, offset) {
  const target = bytesOf(buffer);
  const room = target.length - offset;
  const length = TypedArrayPrototypeGetLength(bytes);
  TypedArrayPrototypeSet(target, length > room ? bytes.subarray(0, MathMax(0, room)) : bytes, offset);
  return length;
}

function read(fd, buffer, offsetOrOptions, length, position, callback) {
  fd = validFd(fd);
  let offset = offsetOrOptions;
  let params = null;
  if (arguments.length <= 4) {
    if (arguments.length === 4) {  // fd, buffer, options, callback
      validateObject(offsetOrOptions, 'options', kValidateObjectAllowNullable);
      callback = length;
      params = offsetOrOptions;
    } else if (arguments.length === 3) {  // fd, buffer or options, callback
      if (!ArrayBufferIsView(buffer)) {
        params = buffer;
        buffer = (params ?? none).buffer ?? Buffer.alloc(16384);
      }
      callback = offsetOrOptions;
    } else {  // fd, callback
      callback = buffer;
      buffer = Buffer.alloc(16384);
    }
    if (params !== undefined) validateObject(params, 'options', kValidateObjectAllowNullable);
    ({ offset = 0, length = buffer?.byteLength - offset, position = null } = params ?? none);
  }
  validateBuffer(buffer);
  validateCallback(callback, 'cb');
  if (offset == null) offset = 0;
  else validateInteger(offset, 'offset', 0);
  length |= 0;
  if (length === 0) return require('process').nextTick(() => callback(null, 0, buffer));
  if (buffer.byteLength === 0) {
    throw new codes.ERR_INVALID_ARG_VALUE('buffer', buffer, 'is empty and cannot be written');
  }
  checkReadRange(offset, length, buffer.byteLength);
  ask('read', fd, length, positionOf(position), nothing, (error, bytes) => {
    if (error) callback(error, 0, buffer);
    else callback(null, deliver(bytes, buffer, offset), buffer);
  });
}
ObjectDefineProperty(read, customPromisifyArgs, { __proto__: null, value: ['bytesRead', 'buffer'] });

function readSync(fd, buffer, offsetOrOptions, length, position) {
  if (!looksAtFdLast) fd = validFd(fd);
  validateBuffer(buffer);
  let offset = offsetOrOptions;
  if (arguments.length <= 3 || typeof offsetOrOptions === 'object') {
    if (offsetOrOptions !== undefined) {
      validateObject(offsetOrOptions, 'options', kValidateObjectAllowNullable);
    }
    ({ offset = 0, length = buffer.byteLength - offset, position = null } = offsetOrOptions ?? none);
  }
  if (offset === undefined) offset = 0;
  else validateInteger(offset, 'offset', 0);
  length |= 0;
  if (length === 0) return 0;
  if (buffer.byteLength === 0) {
    throw new codes.ERR_INVALID_ARG_VALUE('buffer', buffer, 'is empty and cannot be written');
  }
  checkReadRange(offset, length, buffer.byteLength);
  if (looksAtFdLast) fd = validFd(fd);
  return deliver(demand('read', fd, length, positionOf(position)), buffer, offset);
}

// A position, or the file's own.
const ownPosition = (position) => (typeof position === 'number' ? position : -1);

// What a write takes, whichever way it was given: { bytes, position }.
function bytesToWrite(buffer, offset, length, position) {
  if (!ArrayBufferIsView(buffer)) {  // string, position, encoding
    buffer = textOf(buffer, 'buffer');
    return { bytes: Buffer.from(buffer, length ?? 'utf8'), position: ownPosition(offset) };
  }
  if (typeof offset === 'object') {
    ({ offset = 0, length = buffer.byteLength - offset, position = null } = offset ?? none);
  }
  if (offset == null || typeof offset === 'function') offset = 0;
  else validateInteger(offset, 'offset', 0);
  if (typeof length !== 'number') length = buffer.byteLength - offset;
  checkWriteRange(offset, length, buffer.byteLength);
  return {
    bytes: bytesOf(buffer).subarray(offset, offset + length),
    position: ownPosition(position),
  };
}

function write(fd, buffer, offset, length, position, callback) {
  fd = validFd(fd);
  if (ArrayBufferIsView(buffer)) {
    callback ||= position || length || offset;
    validateCallback(callback, 'cb');
  } else {
    buffer = textOf(buffer, 'buffer');
    if (typeof position === 'function') callback = position;
    else if (typeof length === 'function') callback = length, length = 'utf8';
    else if (typeof offset === 'function') callback = offset, offset = null, length = 'utf8';
    validateCallback(callback, 'cb');
  }
  const what = bytesToWrite(buffer, offset, length, position);
  ask('write', fd, what.bytes, what.position, nothing, (error, written) => {
    callback(error, written || 0, buffer);
  });
}
ObjectDefineProperty(write, customPromisifyArgs, { __proto__: null, value: ['bytesWritten', 'buffer'] });

function writeSync(fd, buffer, offset, length, position) {
  fd = validFd(fd);
  const what = bytesToWrite(buffer, offset, length, position);
  return demand('write', fd, what.bytes, what.position);
}

// ---- several buffers at once: one trip, as readv(2) and writev(2)

function scatter(bytes, buffers) {
  let taken = 0;
  for (let i = 0; i < buffers.length && taken < bytes.length; i++) {
    const size = buffers[i].byteLength;
    deliver(bytes.subarray(taken, taken + size), buffers[i], 0);
    taken += size;
  }
  return bytes.length;
}
function roomOf(buffers) {
  let room = 0;
  for (let i = 0; i < buffers.length; i++) room += buffers[i].byteLength;
  return room;
}
function gather(buffers) {
  const bytes = Buffer.allocUnsafe(roomOf(buffers));
  for (let i = 0, at = 0; i < buffers.length; at += buffers[i++].byteLength) {
    TypedArrayPrototypeSet(bytes, bytesOf(buffers[i]), at);
  }
  return bytes;
}

function readv(fd, buffers, position, callback) {
  fd = validFd(fd);
  validBuffers(buffers);
  callback ||= position;
  validateCallback(callback, 'cb');
  ask('read', fd, roomOf(buffers), ownPosition(position), nothing, (error, bytes) => {
    callback(error, error ? 0 : scatter(bytes, buffers), buffers);
  });
}
ObjectDefineProperty(readv, customPromisifyArgs, { __proto__: null, value: ['bytesRead', 'buffers'] });
function readvSync(fd, buffers, position) {
  fd = validFd(fd);
  validBuffers(buffers);
  return scatter(demand('read', fd, roomOf(buffers), ownPosition(position)), buffers);
}
function writev(fd, buffers, position, callback) {
  fd = validFd(fd);
  validBuffers(buffers);
  callback ||= position;
  validateCallback(callback, 'cb');
  if (buffers.length === 0) return void require('process').nextTick(callback, null, 0, buffers);
  ask('write', fd, gather(buffers), ownPosition(position), nothing, (error, written) => {
    callback(error, written || 0, buffers);
  });
}
ObjectDefineProperty(writev, customPromisifyArgs, { __proto__: null, value: ['bytesWritten', 'buffer'] });
function writevSync(fd, buffers, position) {
  fd = validFd(fd);
  validBuffers(buffers);
  return buffers.length === 0 ? 0 : demand('write', fd, gather(buffers), ownPosition(position));
}

// ---- status, length, times, mode

function fstat(fd, options = none, callback = undefined) {
  if (typeof options === 'function') callback = options, options = none;
  fd = validFd(fd);
  validCallback(callback);
  ask('fstat', fd, 0, 0, nothing, (error, status) => {
    if (error) callback(error);
    else callback(null, toStats(status, options.bigint));
  });
}
function fstatSync(fd, options = none) {
  return toStats(demand('fstat', validFd(fd)), options.bigint);
}

function ftruncate(fd, length = 0, callback = undefined) {
  if (typeof length === 'function') callback = length, length = 0;
  fd = validFd(fd);
  validateInteger(length, 'len');
  validCallback(callback);
  ask('truncate', fd, MathMax(0, length), 0, nothing, withoutResult(callback));
}
function ftruncateSync(fd, length = 0) {
  fd = validFd(fd);
  validateInteger(length, 'len');
  demand('truncate', fd, MathMax(0, length));
}

function truncate(path, length, callback) {
  if (typeof path === 'number') return ftruncate(path, length, callback);
  if (typeof length === 'function') callback = length, length = 0;
  length ??= 0;
  validateInteger(length, 'len');
  validateCallback(callback, 'cb');
  open(path, 'r+', (openError, fd) => {
    if (openError) return callback(openError);
    ask('truncate', fd, MathMax(0, length), 0, nothing, (error) => {
      close(fd, (closeError) => callback(aggregateTwoErrors(closeError, error)));
    });
  });
}
function truncateSync(path, length) {
  if (typeof path === 'number') return ftruncateSync(path, length);
  const fd = openSync(path, 'r+');
  try {
    ftruncateSync(fd, length ?? 0);
  } finally {
    attempt('close', fd);
  }
}

function fsync(fd, callback) {
  fd = validFd(fd);
  validCallback(callback);
  ask('fsync', fd, 0, 0, nothing, withoutResult(callback));
}
function fsyncSync(fd) { demand('fsync', validFd(fd)); }
function fdatasync(fd, callback) {
  fd = validFd(fd);
  validCallback(callback);
  ask('fsync', fd, 0, 0, aboutPath(undefined, 'fdatasync'), withoutResult(callback));
}
function fdatasyncSync(fd) { demand('fsync', validFd(fd), 0, 0, aboutPath(undefined, 'fdatasync')); }

function futimes(fd, atime, mtime, callback) {
  fd = validFd(fd);
  validCallback(callback);
  ask('utimes', fd, timeOf(atime, 'atime'), timeOf(mtime, 'mtime'), aboutPath(undefined, 'futime'),
    withoutResult(callback));
}
function futimesSync(fd, atime, mtime) {
  demand('utimes', validFd(fd), timeOf(atime, 'atime'), timeOf(mtime, 'mtime'),
    aboutPath(undefined, 'futime'));
}
function fchmod(fd, mode, callback) {
  fd = validFd(fd);
  mode = modeOf(mode);
  validCallback(callback);
  ask('chmod', fd, mode, 0, aboutPath(undefined, 'fchmod'), withoutResult(callback));
}
function fchmodSync(fd, mode) {
  demand('chmod', validFd(fd), modeOf(mode), 0, aboutPath(undefined, 'fchmod'));
}

module.exports = {
  open, openSync, close, closeSync, read, readSync, write, writeSync, readv, readvSync, writev, writevSync,
  fstat, fstatSync, ftruncate, ftruncateSync, truncate, truncateSync, fsync, fsyncSync, fdatasync,
  fdatasyncSync, futimes, futimesSync, fchmod, fchmodSync, bytesToWrite, deliver, gather, scatter, roomOf,
};
