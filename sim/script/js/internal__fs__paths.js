'use strict';
// fs on names: what takes a path and is one trip to the disk. Each with a callback and at once.

const { ObjectDefineProperty, Promise, SymbolFor } = primordials;
const { isAtLeast } = require('internal/versions');
const { validateBoolean, validateCallback } = require('internal/validators');
const {
  callModeOf, modeOf, optionsOf, timeOf, validCallback, validPath, validPrefix, warnOfTemplate,
} = require('internal/fs/arguments');
const { encodePath, temporaryName, toEntries, toStats } = require('internal/fs/values');
const { aboutPath, ask, attempt, demand } = require('internal/fs/calls');

const none = { __proto__: null };
const withoutResult = (callback) => (error) => callback(error);
const aboutTwo = (path, dest) => ({ __proto__: null, path, dest, syscall: undefined, site: undefined });

function access(path, mode, callback) {
  if (typeof mode === 'function') {
    callback = mode;
    mode = undefined;
  }
  path = validPath(path);
  mode = callModeOf(mode);
  validCallback(callback);
  ask('access', path, mode, 0, aboutPath(path), withoutResult(callback));
}
function accessSync(path, mode) {
  path = validPath(path);
  demand('access', path, callModeOf(mode), 0, aboutPath(path));
}

function exists(path, callback) {
  validateCallback(callback, 'cb');
  try {
    access(path, 0, (error) => callback(!error));
  } catch {
    return callback(false);
  }
}
ObjectDefineProperty(exists, SymbolFor('nodejs.util.promisify.custom'), {
  __proto__: null,
  value: { exists: (path) => new Promise((resolve) => exists(path, resolve)) }.exists,
});
function existsSync(path) {
  try {
    path = validPath(path);
  } catch {
    return false;
  }
  return attempt('access', path, 0) === 0;
}

// ---- status

function statusAsker(operation) {
  return (path, options, callback) => {
    if (typeof options === 'function') {
      callback = options;
      options = none;
    }
    validCallback(callback);
    path = validPath(path);
    ask(operation, path, 0, 0, aboutPath(path), (error, status) => {
      if (error) callback(error);
      else callback(null, toStats(status, options?.bigint));
    });
  };
}
const askStat = statusAsker('stat');
const askLstat = statusAsker('lstat');
function stat(path, options, callback) { askStat(path, options, callback); }
function lstat(path, options, callback) { askLstat(path, options, callback); }

function demandStatus(operation, path, options) {
  path = validPath(path);
  const status = attempt(operation, path);
  if (typeof status !== 'number') return toStats(status, options.bigint);
  const isMissing = status === -2 || status === -20;  // ENOENT, ENOTDIR
  if (isMissing && options.throwIfNoEntry === false && isAtLeast(14)) return undefined;
  return demand(operation, path, 0, 0, aboutPath(path));
}
function statSync(path, options = none) { return demandStatus('stat', path, options); }
function lstatSync(path, options = none) { return demandStatus('lstat', path, options); }

// ---- directories

// An option that came with 18.17 and 20.1.
function listsAll({ recursive }) {
  if (recursive == null || !isAtLeast(18)) return false;
  validateBoolean(recursive, 'options.recursive');
  return recursive;
}

function readdir(path, options, callback) {
  callback = validCallback(typeof options === 'function' ? options : callback);
  options = optionsOf(options);
  path = validPath(path);
  if (listsAll(options)) return require('internal/fs/tree').readdirAll(path, options, callback);
  ask('readdir', path, 0, 0, aboutPath(path), (error, entries) => {
    if (error) callback(error);
    else callback(null, toEntries(entries, path, options));
  });
}
function readdirSync(path, options) {
  options = optionsOf(options);
  path = validPath(path);
  if (listsAll(options)) return require('internal/fs/tree').readdirAllSync(path, options);
  return toEntries(demand('readdir', path, 0, 0, aboutPath(path)), path, options);
}

const tellsFirst = isAtLeast(12);  // which folder was the first that was made
// { mode, recursive } however mkdir got them.
function mkdirOptionsOf(options) {
  if (typeof options === 'number' || typeof options === 'string') options = { mode: options };
  const given = typeof options === 'object' && options !== null ? options : none;
  const { recursive = false, mode = 0o777 } = given;
  validateBoolean(recursive, 'options.recursive');
  return { recursive, mode: modeOf(mode) };
}
function mkdir(path, options, callback) {
  callback = validCallback(typeof options === 'function' ? options : callback);
  path = validPath(path);
  const { recursive, mode } = mkdirOptionsOf(options);
  if (recursive) {
    return require('internal/fs/tree').mkdirAll(path, mode, tellsFirst ? callback : withoutResult(callback));
  }
  ask('mkdir', path, mode, 0, aboutPath(path), withoutResult(callback));
}
function mkdirSync(path, options) {
  path = validPath(path);
  const { recursive, mode } = mkdirOptionsOf(options);
  if (recursive) {
    const first = require('internal/fs/tree').mkdirAllSync(path, mode);
    return tellsFirst ? first : undefined;
  }
  demand('mkdir', path, mode, 0, aboutPath(path));
}

function mkdtemp(prefix, options, callback) {
  callback = validCallback(typeof options === 'function' ? options : callback);
  options = optionsOf(options);
  prefix = validPrefix(prefix);
  warnOfTemplate(prefix);
  ask('mkdtemp', `${prefix}XXXXXX`, 0, 0, aboutPath(`${prefix}XXXXXX`), (error, path) => {
    if (error) callback(error);
    else callback(null, temporaryName(prefix, path, options.encoding));
  });
}
function mkdtempSync(prefix, options) {
  options = optionsOf(options);
  prefix = validPrefix(prefix);
  warnOfTemplate(prefix);
  const about = aboutPath(`${prefix}XXXXXX`);
  return temporaryName(prefix, demand('mkdtemp', about.path, 0, 0, about), options.encoding);
}

// ---- names that come, go and change

function unlink(path, callback) {
  validCallback(callback);
  path = validPath(path);
  ask('unlink', path, 0, 0, aboutPath(path), withoutResult(callback));
}
function unlinkSync(path) {
  path = validPath(path);
  demand('unlink', path, 0, 0, aboutPath(path));
}

function rename(oldPath, newPath, callback) {
  validCallback(callback);
  oldPath = validPath(oldPath, 'oldPath');
  newPath = validPath(newPath, 'newPath');
  ask('rename', oldPath, newPath, 0, aboutTwo(oldPath, newPath), withoutResult(callback));
}
function renameSync(oldPath, newPath) {
  oldPath = validPath(oldPath, 'oldPath');
  newPath = validPath(newPath, 'newPath');
  demand('rename', oldPath, newPath, 0, aboutTwo(oldPath, newPath));
}

function copyFile(from, to, mode, callback) {
  if (typeof mode === 'function') {
    callback = mode;
    mode = 0;
  }
  from = validPath(from, 'src');
  to = validPath(to, 'dest');
  mode = callModeOf(mode);
  validCallback(callback);
  ask('copyfile', from, to, mode, aboutTwo(from, to), withoutResult(callback));
}
function copyFileSync(from, to, mode) {
  from = validPath(from, 'src');
  to = validPath(to, 'dest');
  demand('copyfile', from, to, callModeOf(mode), aboutTwo(from, to));
}

// A link at `path` that leads to `target`: the error names the target first.
function symlink(target, path, type, callback) {
  if (callback === undefined) callback = type;
  validCallback(callback);
  target = validPath(target, 'target');
  path = validPath(path);
  ask('symlink', path, target, 0, aboutTwo(target, path), withoutResult(callback));
}
function symlinkSync(target, path) {
  target = validPath(target, 'target');
  path = validPath(path);
  demand('symlink', path, target, 0, aboutTwo(target, path));
}

function readlink(path, options, callback) {
  callback = validCallback(typeof options === 'function' ? options : callback);
  options = optionsOf(options);
  path = validPath(path, 'oldPath');
  ask('readlink', path, 0, 0, aboutPath(path), (error, target) => {
    if (error) callback(error);
    else callback(null, encodePath(target, options.encoding));
  });
}
function readlinkSync(path, options) {
  options = optionsOf(options);
  path = validPath(path, 'oldPath');
  return encodePath(demand('readlink', path, 0, 0, aboutPath(path)), options.encoding);
}

function realpath(path, options, callback) {
  callback = validCallback(typeof options === 'function' ? options : callback);
  options = optionsOf(options);
  path = validPath(path);
  ask('realpath', path, 0, 0, aboutPath(path, 'lstat'), (error, real) => {
    if (error) callback(error);
    else callback(null, encodePath(real, options.encoding));
  });
}
function realpathSync(path, options) {
  options = optionsOf(options);
  path = validPath(path);
  return encodePath(demand('realpath', path, 0, 0, aboutPath(path, 'lstat')), options.encoding);
}
realpath.native = function native(path, options, callback) {
  callback = validCallback(typeof options === 'function' ? options : callback);
  options = optionsOf(options);
  path = validPath(path);
  ask('realpath', path, 0, 0, aboutPath(path), (error, real) => {
    if (error) callback(error);
    else callback(null, encodePath(real, options.encoding));
  });
};
realpathSync.native = function native(path, options) {
  options = optionsOf(options);
  path = validPath(path);
  return encodePath(demand('realpath', path, 0, 0, aboutPath(path)), options.encoding);
};

function utimes(path, atime, mtime, callback) {
  validCallback(callback);
  path = validPath(path);
  ask('utimes', path, timeOf(atime), timeOf(mtime), aboutPath(path), withoutResult(callback));
}
function utimesSync(path, atime, mtime) {
  path = validPath(path);
  demand('utimes', path, timeOf(atime), timeOf(mtime), aboutPath(path));
}

function chmod(path, mode, callback) {
  path = validPath(path);
  mode = modeOf(mode);
  validCallback(callback);
  ask('chmod', path, mode, 0, aboutPath(path), withoutResult(callback));
}
function chmodSync(path, mode) {
  path = validPath(path);
  demand('chmod', path, modeOf(mode), 0, aboutPath(path));
}

module.exports = {
  access, accessSync, exists, existsSync, stat, statSync, lstat, lstatSync, readdir, readdirSync, mkdir,
  mkdirSync, mkdtemp, mkdtempSync, unlink, unlinkSync, rename, renameSync, copyFile, copyFileSync, symlink,
  symlinkSync, readlink, readlinkSync, realpath, realpathSync, utimes, utimesSync, chmod, chmodSync,
  mkdirOptionsOf, aboutTwo,
};
