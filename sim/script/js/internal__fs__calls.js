'use strict';
// The one way from fs to the disk. Three forms of each operation of binding.fs:
//   ask(operation, a, b, c, callback, about)   by the pool; callback(error) or callback(null, result)
//   demand(operation, a, b, c, about)          at once; the result, or an error is thrown
//   promise(operation, a, b, c, about)         by the pool; settles when the loop gets the result
// `about` says what an error is about: { path, dest, syscall } and where the user asked: { site }.

const { Error, Promise, SafeMap } = primordials;
const { uvException } = require('errors');
const disk = binding.fs;

// How libuv calls the operations whose names differ.
const syscalls = { __proto__: null, readdir: 'scandir', truncate: 'ftruncate', utimes: 'utime' };

// The paths of open files, for the trace: it shows "read config.json" rather than a number.
const openPaths = new SafeMap();

const nothing = { __proto__: null, path: undefined, dest: undefined, syscall: undefined, site: undefined };

function errorOf(number, operation, about) {
  return uvException(number, about.syscall ?? syscalls[operation] ?? operation, about.path, about.dest);
}
// An error that is made when the loop brings the result has no stack.
function stacklessErrorOf(number, operation, about) {
  const limit = Error.stackTraceLimit;
  Error.stackTraceLimit = 0;
  const error = errorOf(number, operation, about);
  Error.stackTraceLimit = limit;
  return error;
}

function note(operation, subject, result) {
  if (operation === 'open') openPaths.set(result, subject);
  else if (operation === 'close') openPaths.delete(subject);
}
function isError(result) { return typeof result === 'number' && result < 0; }

function start(operation, a, b, c, about, done) {
  const detail = typeof a === 'number' ? openPaths.get(a) : undefined;
  disk[operation](a, b, c, detail, about.site, (result) => {
    if (isError(result)) return done(stacklessErrorOf(result, operation, about));
    note(operation, a, result);
    done(null, result);
  });
}

function ask(operation, a, b, c, callback, about = nothing) {
  start(operation, a, b, c, about, callback);
}

function demand(operation, a, b, c, about = nothing) {
  const result = disk[operation](a, b, c, undefined, undefined, undefined);
  if (isError(result)) throw errorOf(result, operation, about);
  note(operation, a, result);
  return result;
}

function promise(operation, a, b, c, about = nothing) {
  return new Promise((resolve, reject) => {
    start(operation, a, b, c, about, (error, result) => (error ? reject(error) : resolve(result)));
  });
}

module.exports = { ask, demand, promise, here: disk.here };
