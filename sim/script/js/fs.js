'use strict';
// fs: its parts, put together. What is rarely used is loaded when it is first asked for.

const { ObjectDefineProperties } = primordials;
const { codes, uvException } = require('errors');
const constants = require('internal/fs/constants');
const descriptors = require('internal/fs/descriptors');
const paths = require('internal/fs/paths');
const whole = require('internal/fs/whole_files');

const { F_OK, R_OK, W_OK, X_OK } = constants;

function createReadStream(path, options) {
  return new (require('internal/fs/streams').ReadStream)(path, options);
}
function createWriteStream(path, options) {
  return new (require('internal/fs/streams').WriteStream)(path, options);
}

// ---- many trips (internal/fs/tree, internal/fs/dir)
function rm(path, options, callback) { require('internal/fs/tree').rm(path, options, callback); }
function rmSync(path, options) { require('internal/fs/tree').rmSync(path, options); }
function rmdir(path, options, callback) { require('internal/fs/tree').rmdir(path, options, callback); }
function rmdirSync(path, options) { require('internal/fs/tree').rmdirSync(path, options); }
function cp(from, to, options, callback) { require('internal/fs/tree').cp(from, to, options, callback); }
function cpSync(from, to, options) { require('internal/fs/tree').cpSync(from, to, options); }
function opendir(path, options, callback) { require('internal/fs/dir').opendir(path, options, callback); }
function opendirSync(path, options) { return require('internal/fs/dir').opendirSync(path, options); }

function glob(patterns, options, callback) { require('internal/fs/glob').glob(patterns, options, callback); }
function globSync(patterns, options) { return require('internal/fs/glob').globSync(patterns, options); }

// ---- what the simulated disk does not have: the same error as on a file system without it
function missing(syscall) {
  return (path, ...rest) => {
    const callback = rest[rest.length - 1];
    const error = uvException('ENOSYS', syscall, typeof path === 'string' ? path : undefined);
    if (typeof callback !== 'function') throw error;
    require('process').nextTick(callback, error);
  };
}
function watch() { throw new codes.ERR_FEATURE_UNAVAILABLE_ON_PLATFORM('fs.watch()'); }

const {
  bytesToWrite, deliver, gather, scatter, roomOf, ...descriptorCalls
} = descriptors;
const { mkdirOptionsOf, aboutTwo, ...pathCalls } = paths;

const fs = {
  ...descriptorCalls, ...pathCalls, ...whole,
  glob, globSync, rm, rmSync, rmdir, rmdirSync, cp, cpSync, opendir, opendirSync, createReadStream, createWriteStream,
  link: missing('link'), linkSync: missing('link'), chown: missing('chown'), chownSync: missing('chown'),
  fchown: missing('fchown'), fchownSync: missing('fchown'), lchown: missing('lchown'),
  lchownSync: missing('lchown'),
  lutimes: missing('lutime'), lutimesSync: missing('lutime'), statfs: missing('statfs'),
  statfsSync: missing('statfs'),
  watch, watchFile: watch, unwatchFile() {},
  Stats: require('internal/fs/values').Stats,
  Dirent: require('internal/fs/values').Dirent,
  _toUnixTimestamp: (time) => require('internal/fs/arguments').timeOf(time) / 1000,
};
module.exports = fs;

const lazily = (get) => ({ __proto__: null, configurable: true, enumerable: true, get });
let promises;
function loadPromises() {
  binding.modules.spendOn('fs/promises');
  return require('internal/fs/handle').promises;
}
const fixed = (value) => ({ __proto__: null, enumerable: true, value: value || 0 });
ObjectDefineProperties(fs, {
  __proto__: null,
  F_OK: fixed(F_OK), R_OK: fixed(R_OK), W_OK: fixed(W_OK), X_OK: fixed(X_OK),
  constants: { __proto__: null, configurable: false, enumerable: true, value: constants },
  promises: lazily(() => (promises ??= loadPromises())),
  Dir: lazily(() => require('internal/fs/dir').Dir),
  ReadStream: lazily(() => require('internal/fs/streams').ReadStream),
  WriteStream: lazily(() => require('internal/fs/streams').WriteStream),
  FileReadStream: lazily(() => require('internal/fs/streams').ReadStream),
  FileWriteStream: lazily(() => require('internal/fs/streams').WriteStream),
});
