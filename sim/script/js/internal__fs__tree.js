'use strict';
// fs on whole trees: mkdir, readdir, rm and cp, recursive. Each is written once, as a generator that yields
// what it needs of the disk, [operation, a, b, c]: run at once it gets that by demand, run with a callback
// each is a trip to the pool. What it gets back is the result, or minus an error number.

const {
  ArrayPrototypePop, ArrayPrototypePush, Error, GeneratorPrototypeNext, ObjectDefineProperty, StringPrototypeSlice,
  StringPrototypeStartsWith,
} = primordials;
const pathModule = require('path');
const { getSystemErrorName, uvException } = require('errors');
const { withoutFrames } = require('internal/error_stack');
const { isAtLeast } = require('internal/versions');
const { validateBoolean, validateCallback, validateFunction, validateObject } = require('internal/validators');
const { callModeOf, rmOptionsOf, rmdirOptionsOf, validPath } = require('internal/fs/arguments');
const { toEntries, toStats } = require('internal/fs/values');
const { asThrown, ask, attempt, here } = require('internal/fs/calls');

const ENOENT = -2, EEXIST = -17, ENOTDIR = -20, EISDIR = -21, EINVAL = -22, ENOTEMPTY = -39, EPERM = -1;
const isError = (result) => typeof result === 'number' && result < 0;

let runsNow = false;
function runNow(generator) {
  runsNow = true;
  try {
    let step = GeneratorPrototypeNext(generator);
    while (!step.done) {
      const need = step.value;
      step = GeneratorPrototypeNext(generator, attempt(need[0], need[1], need[2], need[3]));
    }
    return step.value;
  } finally {
    runsNow = false;
  }
}

function runByPool(generator, callback) {
  const about = { __proto__: null, path: undefined, dest: undefined, syscall: undefined, site: here() };
  const goOn = (result) => {
    let step, failure;
    try {
      step = withoutFrames(() => GeneratorPrototypeNext(generator, result));
    } catch (error) {
      failure = error;
    }
    if (failure !== undefined) return callback(failure);
    if (step.done) return callback(null, step.value);
    const need = step.value;
    ask(need[0], need[1], need[2], need[3], about, (error, value) => goOn(error ? error.errno : value));
  };
  goOn(undefined);
}

function fail(number, syscall, path, dest) {
  const error = uvException(number, syscall, path, dest);
  throw runsNow ? asThrown(error) : error;
}
function* need(syscall, operation, a, b, c) {
  const result = yield [operation, a, b, c];
  if (isError(result)) fail(result, syscall, a, typeof b === 'string' ? b : undefined);
  return result;
}

// An error of fs's own that looks like the system's: "Path is a directory: rm returned EISDIR (is a
// directory) x".
function systemError(code, summary, number, message, syscall, path) {
  const name = getSystemErrorName(number);
  const error = new Error(`${summary}: ${syscall} returned ${name} (${message}) ${path}`);
  const hidden = (key, value) => ObjectDefineProperty(error, key,
    { __proto__: null, value, configurable: true });
  const shown = (key, value) => ObjectDefineProperty(error, key,
    { __proto__: null, value, enumerable: true });
  hidden('name', 'SystemError');
  shown('code', code);
  shown('info', { code: name, message, path, syscall, errno: -number });
  shown('errno', -number);
  shown('syscall', syscall);
  shown('path', path);
  return error;
}

// ---- mkdir: the first folder that was made, or undefined

function* makeFolders(path, mode) {
  const waiting = [pathModule.resolve(path)];
  let first;
  while (waiting.length > 0) {
    const folder = waiting[waiting.length - 1];
    const result = yield ['mkdir', folder, mode];
    if (result === ENOENT && folder !== pathModule.dirname(folder)) {
      ArrayPrototypePush(waiting, pathModule.dirname(folder));
      continue;
    }
    if (result === EEXIST || (isError(result) && result !== ENOENT)) {
      const status = yield ['stat', folder];
      if (isError(status) || !toStats(status).isDirectory()) {
        fail(result === EEXIST && waiting.length > 1 ? ENOTDIR : result, 'mkdir', path);
      }
    } else if (isError(result)) {
      fail(result, 'mkdir', path);
    } else {
      first ??= folder;
    }
    ArrayPrototypePop(waiting);
  }
  return first;
}
// The first folder as the path named it, which may be relative.
function asNamed(first, path) {
  for (let end = 1; end <= path.length; end++) {
    if (end < path.length && path[end] !== '/') continue;
    const part = StringPrototypeSlice(path, 0, end);
    if (pathModule.resolve(part) === first) return part;
  }
  return first;
}
function mkdirAll(path, mode, callback) {
  runByPool(makeFolders(path, mode), (error, first) => {
    if (error || first === undefined) callback(error);
    else callback(null, asNamed(first, path));
  });
}
function mkdirAllSync(path, mode) {
  const first = runNow(makeFolders(path, mode));
  return first === undefined ? undefined : asNamed(first, path);
}

// ---- readdir: all names below a folder, relative to it; or all Dirents

function* listAll(root, options) {
  const result = [];
  const waiting = [root];
  while (waiting.length > 0) {
    const folder = ArrayPrototypePop(waiting);
    const entries = yield* need('scandir', 'readdir', folder);
    const dirents = toEntries(entries, folder, { withFileTypes: true });
    for (let i = 0; i < dirents.length; i++) {
      const path = pathModule.join(folder, dirents[i].name);
      ArrayPrototypePush(result, options.withFileTypes ? dirents[i] : pathModule.relative(root, path));
      if (dirents[i].isDirectory()) ArrayPrototypePush(waiting, path);
    }
  }
  return result;
}
function readdirAll(path, options, callback) {
  runByPool(listAll(path, options), (error, list) => (error ? callback(error) : callback(null, list)));
}
const readdirAllSync = (path, options) => runNow(listAll(path, options));

// ---- rm

function* removeTree(path) {
  const status = yield ['lstat', path];
  if (status === ENOENT) return;
  if (!isError(status) && !toStats(status).isDirectory()) {
    const removed = yield ['unlink', path];
    if (removed === ENOENT) return;
    if (removed !== EISDIR && removed !== EPERM) {
      return isError(removed) ? fail(removed, 'unlink', path) : undefined;
    }
  }
  const removed = yield ['rmdir', path];
  if (!isError(removed) || removed === ENOENT) return;
  if (removed !== ENOTEMPTY && removed !== EEXIST && removed !== EPERM) fail(removed, 'rmdir', path);
  const entries = yield* need('scandir', 'readdir', path);
  for (let i = 0; i < entries.length; i += 2) yield* removeTree(pathModule.join(path, entries[i]));
  yield* need('rmdir', 'rmdir', path);
}

function* remove(path, options) {
  const status = yield ['lstat', path];
  if (isError(status)) {
    if (status === ENOENT && options.force) return;
    fail(status, isAtLeast(18) ? 'lstat' : 'stat', path);
  }
  if (toStats(status).isDirectory() && !options.recursive) {
    throw systemError('ERR_FS_EISDIR', 'Path is a directory', EISDIR, 'is a directory', 'rm', path);
  }
  yield* removeTree(path);
}

function rm(path, options, callback) {
  if (typeof options === 'function') {
    callback = options;
    options = undefined;
  }
  path = validPath(path);
  validateCallback(callback, 'cb');
  runByPool(remove(path, rmOptionsOf(options)), (error) => callback(error));
}
function rmSync(path, options) {
  path = validPath(path);
  runNow(remove(path, rmOptionsOf(options)));
}

const statOfRmdir = isAtLeast(18) ? 'lstat' : 'stat';
// Until 14 a recursive rmdir takes away whatever it finds, or finds nothing.
const rmdirRemovesAll = !isAtLeast(16);
function* removeFolder(path, recursive, stat = statOfRmdir) {
  if (!recursive) return yield* need('rmdir', 'rmdir', path);
  if (rmdirRemovesAll) return yield* removeTree(path);
  const status = yield* need(stat, 'lstat', path);
  if (toStats(status).isDirectory()) yield* removeTree(path);
  else yield* need('rmdir', 'rmdir', path);
}
// Node 10 knows no options, and takes what stands in their place for the callback.
const rmdirHasOptions = isAtLeast(12);
function rmdir(path, options, callback) {
  if (typeof options === 'function' || !rmdirHasOptions) {
    callback = options;
    options = undefined;
  }
  validateCallback(callback, 'cb');
  path = validPath(path);
  const { recursive } = rmdirOptionsOf(options);
  if (recursive) return rmdirAll(path, statOfRmdir, callback);
  const about = { __proto__: null, path, dest: undefined, syscall: undefined, site: undefined };
  ask('rmdir', path, 0, 0, about, (error) => callback(error));
}
function rmdirAll(path, stat, callback) {
  runByPool(removeFolder(path, true, stat), (error) => callback(error));
}
function rmdirSync(path, options) {
  path = validPath(path);
  runNow(removeFolder(path, rmdirOptionsOf(options).recursive));
}

// ---- cp

function cpOptionsOf(options = {}) {
  validateObject(options, 'options');
  options = {
    dereference: false, errorOnExist: false, filter: undefined, force: true, preserveTimestamps: false,
    recursive: false, verbatimSymlinks: false, ...options,
  };
  const booleans = ['dereference', 'errorOnExist', 'force', 'preserveTimestamps', 'recursive',
    'verbatimSymlinks'];
  for (let i = 0; i < booleans.length; i++) validateBoolean(options[booleans[i]], `options.${booleans[i]}`);
  options.mode = callModeOf(options.mode);
  if (options.filter !== undefined) validateFunction(options.filter, 'options.filter');
  return options;
}

// A path that leads into a folder that is copied: the copy would never end.
function leadsInto(to, from) {
  const inside = pathModule.relative(from, to);
  return inside !== '..' && !StringPrototypeStartsWith(inside, `..${pathModule.sep}`);
}

// How a target that does not fit is told; until 20.2 each of the two cases said what holds in the other.
const ontoFolder = {
  summary: 'Cannot overwrite directory with non-directory',
  why: (from, to) => `overwrite directory ${to} with non-directory ${from}`,
};
const ontoFile = {
  summary: 'Cannot overwrite non-directory with directory',
  why: (from, to) => `overwrite non-directory ${to} with directory ${from}`,
};

// Throws if one path cannot be copied to the other. From 22 on cpSync() looks natively, and says it in other words.
function checkCopy(from, to, status, target, options, isNative) {
  const fail = (code, summary, number, why, path, natively) => {
    if (!isNative) throw systemError(code, summary, number, why, 'cp', path);
    const error = new Error(natively);
    error.code = code;
    throw error;
  };
  if (target && target.ino === status.ino && target.dev === status.dev) {
    const why = 'src and dest cannot be the same';
    fail('ERR_FS_CP_EINVAL', 'Invalid src or dest', EINVAL, why, to, `${why} ${to}`);
  }
  const isFolder = status.isDirectory();
  if (target && isFolder !== target.isDirectory()) {
    const real = isFolder ? ontoFile : ontoFolder;
    const why = isAtLeast(20, 3) ? `cannot ${real.why(from, to)}` :
      `cannot ${(isFolder ? ontoFolder : ontoFile).why(to, from)}`;
    const { summary } = isAtLeast(20, 3) === isFolder ? ontoFile : ontoFolder;
    fail(isFolder ? 'ERR_FS_CP_DIR_TO_NON_DIR' : 'ERR_FS_CP_NON_DIR_TO_DIR', summary, isFolder ? EISDIR : ENOTDIR,
      why, to, `Cannot ${real.why(from, to)}`);
  }
  if (!isFolder) return;
  if (leadsInto(to, from)) {
    fail('ERR_FS_CP_EINVAL', 'Invalid src or dest', EINVAL, `cannot copy ${from} to a subdirectory of self ${to}`, to,
      `Cannot copy ${from}/ to a subdirectory of self ${to}`);
  }
  if (!options.recursive) {
    fail('ERR_FS_EISDIR', 'Path is a directory', EISDIR, `${from} is a directory (not copied)`, from,
      `Recursive option not enabled, cannot copy a directory: ${from}/`);
  }
}

// With errorOnExist. From 22 on a folder that is there is an error, too, but for the native code of cpSync() until 24.
const refusesFolders = (options) => isAtLeast(26) || (isAtLeast(22) && !options.isSync);
function refuse(to, options, isInside) {
  const why = `${to} already exists`;
  const isNative = options.isSync && isInside && options.filter === undefined && isAtLeast(22) && !isAtLeast(26);
  if (!isNative) throw systemError('ERR_FS_CP_EEXIST', 'Target already exists', EEXIST, why, 'cp', to);
  const error = new Error(`[ERR_FS_CP_EEXIST]: Target already exists: cp returned EEXIST (${why})`);
  error.code = 'ERR_FS_CP_EEXIST';
  throw error;
}

function* copyTree(from, to, options, isInside = false) {
  if (options.filter && !options.filter(from, to)) return;
  const look = options.dereference ? 'stat' : 'lstat';
  const status = toStats(yield* need(look, look, from));
  const present = yield [look, to];
  const target = isError(present) ? null : toStats(present);
  checkCopy(from, to, status, target, options, options.isSync && !isInside && isAtLeast(22));
  const isRefused = target && !options.force && options.errorOnExist;
  if (status.isDirectory()) {
    if (isRefused && refusesFolders(options)) refuse(to, options, isInside);
    if (!target) yield* makeFolders(to, 0o777);
    const entries = yield* need('scandir', 'readdir', from);
    for (let i = 0; i < entries.length; i += 2) {
      yield* copyTree(pathModule.join(from, entries[i]), pathModule.join(to, entries[i]), options, true);
    }
    return;
  }
  if (target && !options.force) {
    if (isRefused) refuse(to, options, isInside);
    return;
  }
  if (!target) yield* makeFolders(pathModule.dirname(to), 0o777);
  if (status.isSymbolicLink()) {
    let leadsTo = yield* need('readlink', 'readlink', from);
    if (!options.verbatimSymlinks) leadsTo = pathModule.resolve(pathModule.dirname(from), leadsTo);
    if (target) yield* need('unlink', 'unlink', to);
    yield* need('symlink', 'symlink', to, leadsTo);
    return;
  }
  yield* need('copyfile', 'copyfile', from, to, options.mode);
  if (options.preserveTimestamps) yield* need('utime', 'utimes', to, status.atimeMs, status.mtimeMs);
}
function cp(from, to, options, callback) {
  if (typeof options === 'function') {
    callback = options;
    options = undefined;
  }
  validateCallback(callback, 'cb');
  from = validPath(from, 'src');
  to = validPath(to, 'dest');
  runByPool(copyTree(from, to, cpOptionsOf(options)), (error) => callback(error));
}
function cpSync(from, to, options) {
  from = validPath(from, 'src');
  to = validPath(to, 'dest');
  runNow(copyTree(from, to, { ...cpOptionsOf(options), isSync: true }));
}

module.exports = {
  mkdirAll, mkdirAllSync, readdirAll, readdirAllSync, rm, rmSync, rmdir, rmdirAll, rmdirSync, cp, cpSync,
};
