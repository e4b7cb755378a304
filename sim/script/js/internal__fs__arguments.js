'use strict';
// What fs accepts, and how it says what it does not.

const {
  ArrayBufferIsView, ArrayIsArray, DateNow, DatePrototypeGetTime, MathTrunc, Number, NumberIsFinite, NumberIsInteger,
  ObjectHasOwn, ObjectIs, RangeError, String, StringPrototypeEndsWith, StringPrototypeIncludes, TypeError,
  TypedArrayPrototypeGetSymbolToStringTag, TypedArrayPrototypeIncludes,
} = primordials;
const { Buffer } = require('buffer');
const { codes } = require('errors');
const { codedError } = require('internal/module_errors');
const { isAtLeast, isOlder20 } = require('internal/versions');
const {
  parseFileMode, validateAbortSignal, validateBoolean, validateCallback, validateInt32, validateInteger,
  validateObject, validateString, validateUint32,
} = require('internal/validators');
const constants = require('internal/fs/constants');

const isUint8Array = (value) => TypedArrayPrototypeGetSymbolToStringTag(value) === 'Uint8Array';

// Until 20.2 (and not in 18) the prefix of mkdtemp() is a text.
const takesPathAsPrefix = isAtLeast(18) && !isOlder20;
function validPrefix(prefix) {
  if (!takesPathAsPrefix) validateString(prefix, 'prefix');
  return validPath(prefix, 'prefix');
}
function validPath(given, name = 'path') {
  let path = given;
  if (given !== null && typeof given === 'object' && !isUint8Array(given) && given.href && given.protocol) {
    path = require('url').fileURLToPath(given);
  }
  const isBytes = isUint8Array(path);
  if (typeof path !== 'string' && !isBytes) {
    throw new codes.ERR_INVALID_ARG_TYPE(name, ['string', 'Buffer', 'URL'], path);
  }
  if (isBytes ? TypedArrayPrototypeIncludes(path, 0) : StringPrototypeIncludes(path, '\u0000')) {
    throw new codes.ERR_INVALID_ARG_VALUE(name, path,
      'must be a string, Uint8Array, or URL without null bytes');
  }
  return isBytes ? Buffer.from(path.buffer, path.byteOffset, path.byteLength).toString() : path;
}

function validFd(fd, name = 'fd') {
  if (ObjectIs(fd, -0)) return 0;
  validateInt32(fd, name, 0);
  return fd;
}

function validCallback(callback) {
  validateCallback(callback, 'cb');
  return callback;
}

function assertEncoding(encoding) {
  if (encoding && !Buffer.isEncoding(encoding)) {
    throw new codes.ERR_INVALID_ARG_VALUE('encoding', encoding, 'is invalid encoding');
  }
}

const none = { __proto__: null };
// The options of a call that may also be given as the name of an encoding.
function optionsOf(options, defaults = none) {
  if (options == null || typeof options === 'function') return defaults;
  if (typeof options === 'string') {
    options = { ...defaults, encoding: options };
  } else if (typeof options !== 'object') {
    throw new codes.ERR_INVALID_ARG_TYPE('options', ['string', 'Object'], options);
  }
  if (options.encoding !== 'buffer') assertEncoding(options.encoding);
  if (options.signal !== undefined) validateAbortSignal(options.signal, 'options.signal');
  return options;
}

const { O_APPEND, O_CREAT, O_EXCL, O_RDONLY, O_RDWR, O_SYNC, O_TRUNC, O_WRONLY } = constants;
const create = O_TRUNC | O_CREAT, append = O_APPEND | O_CREAT;
const flagNames = {
  '__proto__': null,
  'r': O_RDONLY, 'rs': O_RDONLY | O_SYNC, 'sr': O_RDONLY | O_SYNC,
  'r+': O_RDWR, 'rs+': O_RDWR | O_SYNC, 'sr+': O_RDWR | O_SYNC,
  'w': create | O_WRONLY, 'wx': create | O_WRONLY | O_EXCL, 'xw': create | O_WRONLY | O_EXCL,
  'w+': create | O_RDWR, 'wx+': create | O_RDWR | O_EXCL, 'xw+': create | O_RDWR | O_EXCL,
  'a': append | O_WRONLY, 'ax': append | O_WRONLY | O_EXCL, 'xa': append | O_WRONLY | O_EXCL,
  'as': append | O_WRONLY | O_SYNC, 'sa': append | O_WRONLY | O_SYNC,
  'a+': append | O_RDWR, 'ax+': append | O_RDWR | O_EXCL, 'xa+': append | O_RDWR | O_EXCL,
  'as+': append | O_RDWR | O_SYNC, 'sa+': append | O_RDWR | O_SYNC,
};
function flagsOf(flags, name = 'flags') {
  if (typeof flags === 'number') {
    validateInt32(flags, name);
    return flags;
  }
  if (flags == null) return O_RDONLY;
  const number = typeof flags === 'string' ? flagNames[flags] : undefined;
  if (number === undefined) throw new codes.ERR_INVALID_ARG_VALUE('flags', flags);
  return number;
}

const modeOf = (mode, byDefault) => parseFileMode(mode, 'mode', byDefault);

// What access() and copyFile() take: not asked before 14, in other words until 16, and by the native call from 20.3 on.
function wrongMode(mode) {
  if (typeof mode !== 'number') return [TypeError, 'ERR_INVALID_ARG_TYPE', 'mode must be int32 or null/undefined'];
  if (mode !== mode) return [RangeError, 'ERR_OUT_OF_RANGE', 'mode is out of range'];
  return mode < 0 || mode > 7 ? [RangeError, 'ERR_OUT_OF_RANGE', 'mode is out of range: >= 0 && <= 7'] : null;
}
function validateMode(mode) {
  if (isAtLeast(18)) return validateInteger(mode, 'mode', 0, 7);
  if (!isAtLeast(14)) return;
  if (typeof mode !== 'number') throw new codes.ERR_INVALID_ARG_TYPE('mode', 'integer', mode);
  if (!NumberIsInteger(mode) || mode < 0 || mode > 7) {
    throw new codes.ERR_OUT_OF_RANGE('mode', 'an integer >= 0 && <= 7', mode);
  }
}
function callModeOf(mode) {
  if (mode == null) return 0;  // which is F_OK, too
  if (!isAtLeast(20, 3)) return validateMode(mode), mode;
  const wrong = wrongMode(mode);
  if (wrong) throw codedError(wrong[0], wrong[1], wrong[2]);
  return MathTrunc(mode);
}

// Milliseconds since the epoch, of a Date or of seconds.
function timeOf(time, name = 'time') {
  if (typeof time === 'string' && +time == time) return +time * 1000;
  if (NumberIsFinite(time)) return time < 0 ? DateNow() : time * 1000;
  if (binding.util.classKind(time) === 'Date') return DatePrototypeGetTime(time);
  throw new codes.ERR_INVALID_ARG_TYPE(name, ['Date', 'Time in seconds'], time);
}

function checkReadRange(offset, length, size) {
  if (offset < 0) throw new codes.ERR_OUT_OF_RANGE('offset', '>= 0', offset);
  if (length < 0) throw new codes.ERR_OUT_OF_RANGE('length', '>= 0', length);
  if (offset + length > size) throw new codes.ERR_OUT_OF_RANGE('length', `<= ${size - offset}`, length);
}
function checkWriteRange(offset, length, size) {
  if (offset > size) throw new codes.ERR_OUT_OF_RANGE('offset', `<= ${size}`, offset);
  if (length > size - offset) throw new codes.ERR_OUT_OF_RANGE('length', `<= ${size - offset}`, length);
  if (length < 0) throw new codes.ERR_OUT_OF_RANGE('length', '>= 0', length);
  validateInt32(length, 'length', 0);
}
// -1 is the file's own position.
function positionOf(position, name = 'position') {
  if (position == null) return -1;
  if (typeof position === 'bigint') return Number(position);
  if (typeof position !== 'number') {
    throw new codes.ERR_INVALID_ARG_TYPE(name, ['integer', 'bigint'], position);
  }
  validateInteger(position, name, -1);
  return position;
}

function validBuffers(buffers, name = 'buffers') {
  let valid = ArrayIsArray(buffers);
  for (let i = 0; valid && i < buffers.length; i++) valid = ArrayBufferIsView(buffers[i]);
  if (!valid) throw new codes.ERR_INVALID_ARG_TYPE(name, 'ArrayBufferView[]', buffers);
  return buffers;
}

// What writeFile and write take besides bytes, as a text. Until Node 12 that was anything, and until 18 writeFile took
// what has a toString() of its own.
function textOf(data, name, takesOwnText = false) {
  if (typeof data === 'string') return data;
  if (!isAtLeast(14)) return `${data}`;
  const hasOwn = takesOwnText && !isAtLeast(19) && typeof data === 'object' && data !== null &&
    ObjectHasOwn(data, 'toString') && typeof data.toString === 'function';
  if (hasOwn) return String(data);
  throw new codes.ERR_INVALID_ARG_TYPE(name, ['string', 'Buffer', 'TypedArray', 'DataView'], data);
}

// The bytes of any view, without a copy.
function bytesOf(view) {
  return Buffer.from(view.buffer, view.byteOffset, view.byteLength);
}

function rmOptionsOf(options, defaults = { recursive: false, force: false, retryDelay: 100, maxRetries: 0 }) {
  if (options === undefined) return defaults;
  validateObject(options, 'options');
  options = { ...defaults, ...options };
  validateBoolean(options.recursive, isAtLeast(14) ? 'options.recursive' : 'recursive');
  validateInt32(options.retryDelay, 'options.retryDelay', 0);
  validateUint32(options.maxRetries, 'options.maxRetries');
  if (defaults.force !== undefined) validateBoolean(options.force, 'options.force');
  return options;
}
// Trees are rm()'s business from Node 26 on, and were nobody's in 10.
const rmdirDefaults = { retryDelay: 100, maxRetries: 0, recursive: false };
function rmdirOptionsOf(options) {
  if (!isAtLeast(12)) return rmdirDefaults;
  if (isAtLeast(26) && options?.recursive !== undefined) {
    throw new codes.ERR_INVALID_ARG_VALUE('options.recursive', options.recursive, 'is no longer supported');
  }
  options = rmOptionsOf(options, rmdirDefaults);
  if (options.recursive) warnOfTrees();
  return options;
}
let warnedOfTrees = !isAtLeast(16);
function warnOfTrees() {
  if (warnedOfTrees) return;
  warnedOfTrees = true;
  require('process').emitWarning('In future versions of Node.js, fs.rmdir(path, { recursive: true }) will be removed. ' +
    'Use fs.rm(path, { recursive: true }) instead', 'DeprecationWarning', 'DEP0147');
}

let warned = false;
function warnOfTemplate(prefix) {
  if (warned || !StringPrototypeEndsWith(prefix, 'X')) return;
  warned = true;
  require('process').emitWarning('mkdtemp() templates ending with X are not portable. ' +
    'For details see: https://nodejs.org/api/fs.html');
}

module.exports = {
  isUint8Array, validPath, validPrefix, validFd, validCallback, assertEncoding, optionsOf, flagsOf, modeOf,
  callModeOf, timeOf, checkReadRange, checkWriteRange, positionOf, validBuffers, textOf,
  bytesOf, rmOptionsOf, rmdirOptionsOf, warnOfTemplate,
};
