'use strict';
// readFile, writeFile and appendFile: several trips to the pool, each a request of its own (rule T5):
// open, fstat, read until the end, close. The user's function is called once, behind the last. From Node 26
// on one trip does it all; of a larger file it brings the descriptor and the size, and the reads go on as
// before.

const {
  ArrayBufferIsView, ArrayIsArray, ArrayPrototypePush, MathMin, NumberParseInt, StringPrototypeSlice,
  TypedArrayPrototypeGetLength,
} = primordials;
const { Buffer } = require('buffer');
const { AbortError, aggregateTwoErrors, codes } = require('errors');
const { isInt32, validateBoolean, validateCallback } = require('internal/validators');
const { bytesOf, flagsOf, modeOf, optionsOf, textOf, validPath } = require('internal/fs/arguments');
const { aboutPath, ask, attempt, demand, here } = require('internal/fs/calls');
const { isAtLeast } = require('internal/versions');

const S_IFMT = 0o170000, S_IFREG = 0o100000;
// How much one read asks for: half a MiB from Node 12 on, 8 KiB before; 64 KiB of a file whose size is
// unknown.
const isOld = NumberParseInt(StringPrototypeSlice(binding.process.version, 1)) < 12;
const isOneTrip = isAtLeast(26);
const chunkBytes = isOld ? 8192 : 524288;
const unknownChunkBytes = isOld ? 8192 : 65536;

const wholeBytesMax = 2 ** 31 - 1;

const sizeOf = (status) => ((status[1] & S_IFMT) === S_IFREG ? status[8] : 0);
const abortErrorOf = (signal) => new AbortError(undefined, { cause: signal.reason });

// Chunks as they were read, as one Buffer.
function joined(chunks, length) {
  if (chunks.length === 1) return bytesOf(chunks[0]);
  return Buffer.concat(chunks, length);
}

function readFile(path, options, callback) {
  callback ||= options;
  validateCallback(callback, 'cb');
  options = optionsOf(options, { flag: 'r' });
  const { encoding, signal } = options;
  const isGivenFd = isInt32(path);
  const about = { __proto__: null, path: undefined, dest: undefined, syscall: undefined, site: here() };
  const chunks = [];
  let fd = path, size = 0, length = 0;

  const finish = (error) => {
    if (error) return callback(error);
    let data;
    try {
      data = joined(chunks, length);
      if (encoding && encoding !== 'buffer') data = data.toString(encoding);
    } catch (failure) {
      return callback(failure);
    }
    callback(null, data);
  };
  const close = (error) => {
    if (isGivenFd) return require('process').nextTick(finish, error);
    ask('close', fd, 0, 0, about, (closeError) => finish(aggregateTwoErrors(closeError, error)));
  };
  const readNext = () => {
    if (signal?.aborted) return close(abortErrorOf(signal));
    const wanted = size === 0 ? unknownChunkBytes : MathMin(chunkBytes, size - length);
    ask('read', fd, wanted, -1, about, (error, bytes) => {
      if (error) return close(error);
      const got = TypedArrayPrototypeGetLength(bytes);
      if (got > 0) ArrayPrototypePush(chunks, bytes);
      length += got;
      if (got === 0 || length === size) close(null);
      else readNext();
    });
  };
  const readSized = (known) => {
    size = known;
    if (size > wholeBytesMax) return close(new codes.ERR_FS_FILE_TOO_LARGE(size));
    readNext();
  };
  const readStatus = () => {
    ask('fstat', fd, 0, 0, about, (error, status) => {
      if (error) return close(error);
      readSized(sizeOf(status));
    });
  };
  if (isGivenFd) return require('process').nextTick(readStatus);
  if (signal?.aborted) return callback(abortErrorOf(signal));
  const flags = flagsOf(options.flag, 'options.flag');
  about.path = validPath(path);
  if (isOneTrip) {
    ask('readfile', about.path, flags, chunkBytes, about, (error, found) => {
      about.path = undefined;
      if (error) return callback(error);
      if (ArrayIsArray(found)) {
        fd = found[0];
        return readSized(found[1]);
      }
      if (signal?.aborted) return callback(abortErrorOf(signal));
      ArrayPrototypePush(chunks, found);
      finish(null);
    });
    return;
  }
  ask('open', about.path, flags, 0o666, about, (error, opened) => {
    about.path = undefined;
    if (error) return callback(error);
    fd = opened;
    readStatus();
  });
}

function readFileSync(path, options) {
  options = optionsOf(options, { flag: 'r' });
  const isGivenFd = isInt32(path);
  const fd = isGivenFd ? path :
    demand('open', path = validPath(path), flagsOf(options.flag), 0o666, aboutPath(path));
  const chunks = [];
  let length = 0;
  try {
    const size = sizeOf(demand('fstat', fd));
    if (size > wholeBytesMax) throw new codes.ERR_FS_FILE_TOO_LARGE(size);
    for (;;) {
      const bytes = demand('read', fd, size === 0 ? unknownChunkBytes : size - length, -1);
      const got = TypedArrayPrototypeGetLength(bytes);
      if (got > 0) ArrayPrototypePush(chunks, bytes);
      length += got;
      if (got === 0 || length === size) break;
    }
  } finally {
    if (!isGivenFd) attempt('close', fd);
  }
  const data = joined(chunks, length);
  return options.encoding && options.encoding !== 'buffer' ? data.toString(options.encoding) : data;
}

function toBytes(data, encoding) {
  if (ArrayBufferIsView(data)) return bytesOf(data);
  return Buffer.from(textOf(data, 'data', true), encoding || 'utf8');
}

const writeDefaults = { encoding: 'utf8', mode: 0o666, flag: 'w', flush: false };
function writeFile(path, data, options, callback) {
  callback ||= options;
  validateCallback(callback, 'cb');
  options = optionsOf(options, writeDefaults);
  const flag = options.flag || 'w';
  const { signal } = options;
  const flush = options.flush ?? false;
  validateBoolean(flush, 'options.flush');
  const bytes = toBytes(data, options.encoding);
  const isGivenFd = isInt32(path);
  const about = { __proto__: null, path: undefined, dest: undefined, syscall: undefined, site: here() };
  let fd = path, written = 0;

  const close = (error) => {
    if (isGivenFd) return callback(error);
    ask('close', fd, 0, 0, about, (closeError) => callback(aggregateTwoErrors(closeError, error)));
  };
  const writeNext = () => {
    if (signal?.aborted) return close(abortErrorOf(signal));
    ask('write', fd, written === 0 ? bytes : bytes.subarray(written), -1, about, (error, count) => {
      if (error) return close(error);
      written += count;
      if (written < bytes.length) return writeNext();
      if (flush) ask('fsync', fd, 0, 0, about, close);
      else close(null);
    });
  };
  if (isGivenFd) return writeNext();
  if (signal?.aborted) return callback(abortErrorOf(signal));
  about.path = validPath(path);
  const flags = flagsOf(flag);
  const mode = modeOf(options.mode, 0o666);
  if (isOneTrip && !flush) {
    ask('writefile', about.path, [flags, mode], bytes, about, (error) => {
      callback(signal?.aborted && !error ? abortErrorOf(signal) : error);
    });
    return;
  }
  ask('open', about.path, flags, mode, about, (error, opened) => {
    about.path = undefined;
    if (error) return callback(error);
    fd = opened;
    writeNext();
  });
}

function writeFileSync(path, data, options) {
  options = optionsOf(options, writeDefaults);
  const flush = options.flush ?? false;
  validateBoolean(flush, 'options.flush');
  const bytes = toBytes(data, options.encoding);
  const isGivenFd = isInt32(path);
  const fd = isGivenFd ? path :
    demand('open', path = validPath(path), flagsOf(options.flag || 'w'), modeOf(options.mode, 0o666),
      aboutPath(path));
  try {
    for (let written = 0; written < bytes.length;) {
      written += demand('write', fd, bytes.subarray(written), -1);
    }
    if (flush) demand('fsync', fd);
  } finally {
    if (!isGivenFd) attempt('close', fd);
  }
}

function appendOptionsOf(path, options) {
  options = { ...optionsOf(options, { encoding: 'utf8', mode: 0o666, flag: 'a' }) };
  if (!options.flag || isInt32(path)) options.flag = 'a';
  return options;
}
function appendFile(path, data, options, callback) {
  callback ||= options;
  validateCallback(callback, 'cb');
  writeFile(path, data, appendOptionsOf(path, options), callback);
}
function appendFileSync(path, data, options) {
  writeFileSync(path, data, appendOptionsOf(path, options));
}

module.exports = { readFile, readFileSync, writeFile, writeFileSync, appendFile, appendFileSync };
