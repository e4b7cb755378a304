'use strict';
// FileHandle and fs.promises. Each operation is a promise that the loop settles; what is async here takes as
// many microtasks as Node's (rule T6 for the trips of readFile; from Node 26 on small files take one).

const {
  ArrayBufferIsView, ArrayIsArray, ArrayPrototypePush, Error, MathMax, MathMin, NumberParseInt,
  ObjectSetPrototypeOf, Promise, PromisePrototypeThen, PromiseReject, PromiseResolve, StringPrototypeSlice, Symbol,
  SymbolAsyncDispose, SymbolAsyncIterator, SymbolFor, SymbolIterator,
} = primordials;
const { Buffer } = require('buffer');
const EventEmitter = require('events');
const { AbortError, aggregateTwoErrors, codes } = require('errors');
const {
  kValidateObjectAllowNullable, validateAbortSignal, validateBoolean, validateBuffer, validateInteger,
  validateObject,
} = require('internal/validators');
const {
  bytesOf, callModeOf, checkReadRange, flagsOf, modeOf, optionsOf, rmOptionsOf, rmdirOptionsOf,
  timeOf, validBuffers, validPath, validPrefix, textOf, warnOfTemplate,
} = require('internal/fs/arguments');
const { bytesToWrite, deliver, gather, roomOf, scatter } = require('internal/fs/descriptors');
const { aboutTwo, mkdirOptionsOf } = require('internal/fs/paths');
const { encodePath, temporaryName, toEntries, toStats } = require('internal/fs/values');
const { aboutPath, aboutSite, ask, here, promise } = require('internal/fs/calls');
const { captureStackTrace } = require('internal/error_stack');
const { trimModule } = require('internal/history');
const { isAtLeast } = require('internal/versions');

const none = { __proto__: null };
const kFd = Symbol('fd'), kRefs = Symbol('refs'), kSite = Symbol('site');
const kClosePromise = Symbol('closePromise');
const kResolveClose = Symbol('resolveClose'), kRejectClose = Symbol('rejectClose');
const kRef = Symbol('ref'), kUnref = Symbol('unref');
const S_IFMT = 0o170000, S_IFREG = 0o100000;

const major = NumberParseInt(StringPrototypeSlice(binding.process.version, 1));
const isOld = major < 16;  // 16 KiB a read, and one more that finds the end
const chunkBytes = isOld ? 16384 : 524288;
const unknownChunkBytes = isOld ? 16384 : 65536;
const writeChunkBytes = 524288;
const isOneTrip = isAtLeast(26);
const asksClosed = !isAtLeast(14);  // a handle that was closed asks the disk all the same
// What a write says, which has no prototype from Node 20 on.
const writeResult = (result) => (isAtLeast(20) ? ObjectSetPrototypeOf(result, null) : result);

// From 20 on a rejection passes through one more handler, in which Node takes the stack.
function rejectAgain(error) {
  captureStackTrace(error, rejectAgain);
  return PromiseReject(error);
}
function settled(operation, a, b, c, about) {
  const settling = promise(operation, a, b, c, about);
  return isAtLeast(20, 3) ? PromisePrototypeThen(settling, undefined, rejectAgain) : settling;
}
// From 26 on stat() asks in a function of its own, since it may answer undefined.
function statused(operation, path) {
  const settling = settled(operation, path, 0, 0, aboutPath(path));
  return isAtLeast(26) ? echo(settling) : settling;
}

function checkAborted(signal) {
  if (signal?.aborted) throw new AbortError(undefined, { cause: signal.reason });
}

// As long as Node's finally() takes: one microtask to it, three in it, one behind it.
const echo = (promise) => new Promise((resolve, reject) => PromisePrototypeThen(promise, resolve, reject));
function andForget(handle, closing) {
  const forget = () => {
    handle[kClosePromise] = undefined;
    return PromiseResolve();
  };
  return echo(PromisePrototypeThen(echo(closing),
    (value) => PromisePrototypeThen(forget(), () => value),
    (error) => PromisePrototypeThen(forget(), () => { throw error; })));
}

// Until 14 a handle tells nothing.
const tellsClose = isAtLeast(15);
class FileHandle extends (tellsClose ? EventEmitter : class {}) {
  constructor(fd, site) {
    super();
    this[kFd] = fd;
    this[kSite] = aboutSite(site);
    this[kRefs] = 1;
    this[kClosePromise] = null;
    // A property of each handle, so that it can be passed around by itself.
    this.close = () => {
      if (this[kFd] === -1) return asksClosed ? closeFd(-1, this[kSite]) : PromiseResolve();
      if (this[kClosePromise]) return this[kClosePromise];
      this[kRefs]--;
      if (this[kRefs] === 0) {
        const fd = this[kFd];
        this[kFd] = -1;
        this[kClosePromise] = andForget(this, closeFd(fd, this[kSite]));
      } else {
        this[kClosePromise] = andForget(this, new Promise((resolve, reject) => {
          this[kResolveClose] = resolve;
          this[kRejectClose] = reject;
        }));
      }
      if (tellsClose) this.emit('close');
      return this[kClosePromise];
    };
  }
  get fd() { return this[kFd]; }
  appendFile(data, options) { return use(writeFile, this, data, options); }
  chmod(mode) { return use(fchmod, this, mode); }
  datasync() { return use(fdatasync, this); }
  sync() { return use(fsync, this); }
  read(buffer, offset, length, position) { return use(read, this, buffer, offset, length, position); }
  readv(buffers, position) { return use(readv, this, buffers, position); }
  readFile(options) { return use(readFile, this, options); }
  stat(options) { return use(fstat, this, options); }
  truncate(length = 0) { return use(ftruncate, this, length); }
  utimes(atime, mtime) { return use(futimes, this, atime, mtime); }
  write(buffer, offset, length, position) { return use(write, this, buffer, offset, length, position); }
  writev(buffers, position) { return use(writev, this, buffers, position); }
  writeFile(data, options) { return use(writeFile, this, data, options); }
  readLines(options = undefined) {
    const { Interface } = require('internal/readline/interface');
    return new Interface({ input: this.createReadStream(options), crlfDelay: Infinity });
  }
  createReadStream(options) {
    return new (require('internal/fs/streams').ReadStream)(undefined, { ...options, fd: this });
  }
  createWriteStream(options) {
    return new (require('internal/fs/streams').WriteStream)(undefined, { ...options, fd: this });
  }
  async [SymbolAsyncDispose ?? SymbolFor('nodejs.asyncDispose')]() { return this.close(); }
  [kRef]() { this[kRefs]++; }
  [kUnref]() {
    this[kRefs]--;
    if (this[kRefs] !== 0 || this[kFd] === -1) return;
    const fd = this[kFd];
    this[kFd] = -1;
    PromisePrototypeThen(closeFd(fd, this[kSite]), this[kResolveClose], this[kRejectClose]);
  }
}

function closeFd(fd, about) {
  return new Promise((resolve, reject) => {
    ask('close', fd, 0, 0, about, (error) => (error ? reject(error) : resolve()));
  });
}

// Keeps the handle open as long as the operation runs.
async function use(operation, handle, a, b, c, d) {
  if (handle[kRefs] === undefined) {
    throw new codes.ERR_INTERNAL_ASSERTION('handle must be an instance of FileHandle');
  }
  if (handle.fd === -1 && !asksClosed) {
    const error = new Error('file closed');
    error.code = 'EBADF';
    error.syscall = operation.name;
    throw error;
  }
  try {
    handle[kRef]();
    return await operation(handle, a, b, c, d);
  } finally {
    handle[kUnref]();
  }
}

async function closing(result, close) {
  return PromisePrototypeThen(result,
    (value) => PromisePrototypeThen(close(), () => value),
    (error) => PromisePrototypeThen(close(), () => PromiseReject(error),
      (closeError) => PromiseReject(aggregateTwoErrors(closeError, error))));
}

async function open(path, flags, mode) {
  path = validPath(path);
  flags = flagsOf(flags);
  mode = modeOf(mode, 0o666);
  const site = here();
  return new FileHandle(await settled('open', path, flags, mode, aboutPath(path)), site);
}

// ---- on handles

async function read(handle, buffer, offset, length, position) {
  if (!isAtLeast(14)) validateBuffer(buffer);
  if (!ArrayBufferIsView(buffer)) {
    const params = buffer;
    if (params !== undefined) validateObject(params, 'options', kValidateObjectAllowNullable);
    ({ buffer = Buffer.alloc(16384), offset = 0, length = buffer.byteLength - offset, position = null } =
      params ?? none);
    validateBuffer(buffer);
  }
  if (offset !== null && typeof offset === 'object') {
    ({ offset = 0, length = buffer.byteLength - offset, position = null } = offset);
  }
  if (offset == null) offset = 0;
  else validateInteger(offset, 'offset', 0);
  length ??= buffer.byteLength - offset;
  if (length === 0) return { __proto__: null, bytesRead: length, buffer };
  if (buffer.byteLength === 0) {
    throw new codes.ERR_INVALID_ARG_VALUE('buffer', buffer, 'is empty and cannot be written');
  }
  checkReadRange(offset, length, buffer.byteLength);
  const at = typeof position === 'number' ? position : -1;
  const bytes = await settled('read', handle.fd, length, at, handle[kSite]);
  return { __proto__: null, bytesRead: deliver(bytes, buffer, offset), buffer };
}
async function readv(handle, buffers, position) {
  validBuffers(buffers);
  const at = typeof position === 'number' ? position : -1;
  const bytes = await settled('read', handle.fd, roomOf(buffers), at, handle[kSite]);
  return { __proto__: null, bytesRead: scatter(bytes, buffers), buffers };
}
async function write(handle, buffer, offset, length, position) {
  if (buffer?.byteLength === 0) return writeResult({ bytesWritten: 0, buffer });
  const what = bytesToWrite(buffer, offset, length, position);
  const bytesWritten = await settled('write', handle.fd, what.bytes, what.position, handle[kSite]);
  return writeResult({ bytesWritten, buffer });
}
async function writev(handle, buffers, position) {
  validBuffers(buffers);
  if (buffers.length === 0) return writeResult({ bytesWritten: 0, buffers });
  const at = typeof position === 'number' ? position : -1;
  const bytesWritten = await settled('write', handle.fd, gather(buffers), at, handle[kSite]);
  return writeResult({ bytesWritten, buffers });
}
async function fstat(handle, options = none) {
  return toStats(await settled('fstat', handle.fd, 0, 0, handle[kSite]), options.bigint);
}
async function ftruncate(handle, length = 0) {
  validateInteger(length, 'len');
  await settled('truncate', handle.fd, MathMax(0, length), 0, handle[kSite]);
}
async function fsync(handle) { await settled('fsync', handle.fd, 0, 0, handle[kSite]); }
async function fdatasync(handle) {
  await settled('fsync', handle.fd, 0, 0, aboutPath(undefined, 'fdatasync'));
}
async function futimes(handle, atime, mtime) {
  atime = timeOf(atime, 'atime');
  mtime = timeOf(mtime, 'mtime');
  await settled('utimes', handle.fd, atime, mtime, aboutPath(undefined, 'futime'));
}
async function fchmod(handle, mode) {
  await settled('chmod', handle.fd, modeOf(mode), 0, aboutPath(undefined, 'fchmod'));
}

// ---- whole files

const wholeBytesMax = 2 ** 31 - 1;
const decoded = (data, encoding) => (encoding && encoding !== 'buffer' ? data.toString(encoding) : data);
async function readHandle(handle, options, knownSize = undefined) {
  const { signal, encoding } = options;
  checkAborted(signal);
  let size = knownSize;
  if (size === undefined) {
    const status = await settled('fstat', handle.fd, 0, 0, handle[kSite]);
    size = (status[1] & S_IFMT) === S_IFREG ? status[8] : 0;
  }
  if (size > wholeBytesMax) throw new codes.ERR_FS_FILE_TOO_LARGE(size);
  const chunks = [];
  let length = 0;
  for (;;) {
    checkAborted(signal);
    const wanted = size === 0 ? unknownChunkBytes : isOld ? chunkBytes : MathMin(chunkBytes, size - length);
    const bytes = await settled('read', handle.fd, wanted, -1, handle[kSite]);
    if (bytes.length > 0) ArrayPrototypePush(chunks, bytes);
    length += bytes.length;
    if (bytes.length === 0 || (length === size && !isOld)) break;
  }
  const data = chunks.length === 1 ? bytesOf(chunks[0]) : Buffer.concat(chunks, length);
  return decoded(data, encoding);
}
async function readFile(path, options) {
  options = optionsOf(options, { flag: 'r' });
  if (path instanceof FileHandle) return readHandle(path, options);
  checkAborted(options.signal);
  if (!isOneTrip) {
    const handle = await open(path, options.flag || 'r', 0o666);
    return closing(readHandle(handle, options), handle.close);
  }
  path = validPath(path);
  const site = here();
  const flags = flagsOf(options.flag || 'r');
  const found = await promise('readfile', path, flags, chunkBytes, aboutPath(path));
  if (ArrayIsArray(found)) {
    const handle = new FileHandle(found[0], site);
    return closing(readHandle(handle, options, found[1]), handle.close);
  }
  checkAborted(options.signal);
  return decoded(bytesOf(found), options.encoding);
}

const isIterable = (data) => typeof data !== 'string' && !ArrayBufferIsView(data) && data != null &&
  (typeof data[SymbolAsyncIterator] === 'function' || typeof data[SymbolIterator] === 'function');

async function writeAll(handle, bytes, signal) {
  for (let written = 0; written < bytes.length;) {
    checkAborted(signal);
    const chunk = bytes.subarray(written, written + writeChunkBytes);
    written += (await write(handle, chunk, 0, chunk.length)).bytesWritten;
  }
}
async function writeHandle(handle, data, signal, encoding) {
  checkAborted(signal);
  if (!isIterable(data)) return writeAll(handle, bytesOf(data), signal);
  for await (const chunk of data) {
    checkAborted(signal);
    const bytes = ArrayBufferIsView(chunk) ? bytesOf(chunk) : Buffer.from(chunk, encoding || 'utf8');
    await writeAll(handle, bytes, signal);
  }
}
async function writeFile(path, data, options) {
  options = optionsOf(options, { encoding: 'utf8', mode: 0o666, flag: 'w', flush: false });
  const flush = options.flush ?? false;
  validateBoolean(flush, 'options.flush');
  if (!ArrayBufferIsView(data) && !(isIterable(data) && isAtLeast(14))) {
    data = Buffer.from(textOf(data, 'data'), options.encoding || 'utf8');
  }
  validateAbortSignal(options.signal);
  if (path instanceof FileHandle) return writeHandle(path, data, options.signal, options.encoding);
  checkAborted(options.signal);
  if (isOneTrip && !flush && ArrayBufferIsView(data) && data.byteLength <= writeChunkBytes) {
    path = validPath(path);
    const how = [flagsOf(options.flag || 'w'), modeOf(options.mode, 0o666)];
    await promise('writefile', path, how, bytesOf(data), aboutPath(path));
    checkAborted(options.signal);
    return;
  }
  const handle = await open(path, options.flag || 'w', options.mode);
  let result = writeHandle(handle, data, options.signal, options.encoding);
  if (flush) result = PromisePrototypeThen(result, () => handle.sync());
  return closing(result, handle.close);
}
async function appendFile(path, data, options) {
  options = { ...optionsOf(options, { encoding: 'utf8', mode: 0o666, flag: 'a' }) };
  options.flag ||= 'a';
  return writeFile(path, data, options);
}
async function truncate(path, length = 0) {
  const handle = await open(path, 'r+');
  return closing(ftruncate(handle, length), handle.close);
}

// ---- on paths

async function access(path, mode) {
  path = validPath(path);
  await settled('access', path, callModeOf(mode), 0, aboutPath(path));
}
async function stat(path, options = none) {
  path = validPath(path);
  return toStats(await statused('stat', path), options.bigint);
}
async function lstat(path, options = none) {
  path = validPath(path);
  return toStats(await statused('lstat', path), options.bigint);
}
async function readdir(path, options) {
  options = { ...optionsOf(options) };
  path = validPath(path);
  if (options.recursive && isAtLeast(18)) return byCallback(require('internal/fs/tree').readdirAll, path, options);
  return toEntries(await settled('readdir', path, 0, 0, aboutPath(path)), path, options);
}
async function mkdir(path, options) {
  path = validPath(path);
  const { recursive, mode } = mkdirOptionsOf(options);
  if (recursive) {
    const first = await byCallback(require('internal/fs/tree').mkdirAll, path, mode);
    return isAtLeast(12) ? first : undefined;
  }
  await settled('mkdir', path, mode, 0, aboutPath(path));
}
async function mkdtemp(prefix, options) {
  options = optionsOf(options);
  prefix = validPrefix(prefix);
  warnOfTemplate(prefix);
  const about = aboutPath(`${prefix}XXXXXX`);
  return temporaryName(prefix, await settled('mkdtemp', about.path, 0, 0, about), options.encoding);
}
async function unlink(path) {
  path = validPath(path);
  await settled('unlink', path, 0, 0, aboutPath(path));
}
async function rename(oldPath, newPath) {
  oldPath = validPath(oldPath, 'oldPath');
  newPath = validPath(newPath, 'newPath');
  await settled('rename', oldPath, newPath, 0, aboutTwo(oldPath, newPath));
}
async function copyFile(from, to, mode) {
  from = validPath(from, 'src');
  to = validPath(to, 'dest');
  await settled('copyfile', from, to, callModeOf(mode), aboutTwo(from, to));
}
async function symlink(target, path) {
  target = validPath(target, 'target');
  path = validPath(path);
  await settled('symlink', path, target, 0, aboutTwo(target, path));
}
async function readlink(path, options) {
  options = optionsOf(options);
  path = validPath(path, 'oldPath');
  return encodePath(await settled('readlink', path, 0, 0, aboutPath(path)), options.encoding);
}
async function realpath(path, options) {
  options = optionsOf(options);
  path = validPath(path);
  return encodePath(await settled('realpath', path, 0, 0, aboutPath(path)), options.encoding);
}
async function utimes(path, atime, mtime) {
  path = validPath(path);
  await settled('utimes', path, timeOf(atime), timeOf(mtime), aboutPath(path));
}
async function chmod(path, mode) {
  path = validPath(path);
  await settled('chmod', path, modeOf(mode), 0, aboutPath(path));
}

// What is many trips, as a promise.
function byCallback(operation, a, b, c) {
  return new Promise((resolve, reject) => {
    const done = (error, value) => (error ? reject(error) : resolve(value));
    if (c !== undefined) operation(a, b, c, done);
    else operation(a, b, done);
  });
}
async function rm(path, options) {
  return byCallback(require('internal/fs/tree').rm, path, rmOptionsOf(options));
}
async function rmdir(path, options) {
  path = validPath(path);
  if (rmdirOptionsOf(options).recursive) {
    return byCallback(require('internal/fs/tree').rmdirAll, path, 'stat');
  }
  await settled('rmdir', path, 0, 0, aboutPath(path));
}
async function cp(from, to, options) {
  return byCallback(require('internal/fs/tree').cp, from, to, options ?? {});
}
function glob(patterns, options) { return require('internal/fs/glob').globByPromises(patterns, options); }
async function opendir(path, options) {
  return byCallback(require('internal/fs/dir').opendir, path, options ?? {});
}

// What the simulated disk does not have.
const missing = (syscall) => async (path) => {
  throw require('errors').uvException('ENOSYS', syscall, typeof path === 'string' ? path : undefined);
};

const all = {
  FileHandle, kRef, kUnref,
  promises: {
    access, copyFile, cp, glob, open, opendir, rename, truncate, rm, rmdir, mkdir, readdir, readlink, symlink,
    lstat, stat,
    unlink, chmod, utimes, realpath, mkdtemp, writeFile, appendFile, readFile,
    link: missing('link'), chown: missing('chown'), lchown: missing('lchown'), lutimes: missing('lutime'),
    statfs: missing('statfs'),
    watch() { throw new (require('errors').codes.ERR_FEATURE_UNAVAILABLE_ON_PLATFORM)('fs.promises.watch()'); },
    constants: require('internal/fs/constants'),
  },
};
trimModule('fs/promises', all.promises);
trimModule('internal/fs/handle', all);
module.exports = all;
