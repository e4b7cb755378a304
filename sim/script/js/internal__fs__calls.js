'use strict';
// The one way from fs to the disk. Three forms of each operation of binding.fs:
//   ask(operation, a, b, c, about, callback)   by the pool; callback(error) or callback(null, result)
//   demand(operation, a, b, c, about)          at once; the result, or an error is thrown
//   promise(operation, a, b, c, about)         by the pool; settles when the loop gets the result
// `about` says what an error is about: { path, dest, syscall } and where the user asked: { site }.

const { ArrayIsArray, Promise, SafeMap, TypedArrayPrototypeGetLength } = primordials;
const { uvException } = require('errors');
const { withoutFrames } = require('internal/error_stack');
const { isAtLeast } = require('internal/versions');
const disk = binding.fs;

// How libuv calls the operations whose names differ.
const syscalls = { __proto__: null, readdir: 'scandir', truncate: 'ftruncate', utimes: 'utime' };

// The paths of open files, for the trace: it shows "read config.json" rather than a number.
const openPaths = new SafeMap();

const nothing = { __proto__: null, path: undefined, dest: undefined, syscall: undefined, site: undefined };
const aboutPath = (path, syscall) => ({ __proto__: null, path, dest: undefined, syscall, site: undefined });
const aboutSite = (site) => ({ __proto__: null, path: undefined, dest: undefined, syscall: undefined, site });

// Of what a writefile asks for, only the open knows the path.
function errorOf(number, operation, about) {
  const path = operation === 'write' ? undefined : about.path;
  return uvException(number, about.syscall ?? syscalls[operation] ?? operation, path, about.dest);
}
// An error that is made when the loop brings the result has no stack.
function stacklessErrorOf(number, operation, about) {
  return withoutFrames(() => errorOf(number, operation, about));
}

// What is thrown at once was put together by other code until 20.2, and is for writes: the code comes behind the call, and
// fstat's descriptor first.
function asThrown(error, operation, subject) {
  if (isAtLeast(20, 3) && operation !== 'write') return error;
  const { errno, code, syscall, path, dest } = error;
  const names = ['errno', 'code', 'syscall', 'path', 'dest'];
  for (let i = 0; i < names.length; i++) delete error[names[i]];
  if (operation === 'fstat') error.fd = subject;
  error.errno = errno;
  error.syscall = syscall;
  error.code = code;
  if (path !== undefined) error.path = path;
  if (dest !== undefined) error.dest = dest;
  return error;
}

function note(operation, subject, result) {
  if (operation === 'open') openPaths.set(result, subject);
  else if (operation === 'close') openPaths.delete(subject);
  else if (operation === 'readfile' && ArrayIsArray(result)) openPaths.set(result[0], subject);
}
function isError(result) { return typeof result === 'number' && result < 0; }

// Descriptors 0, 1 and 2 are the program's own streams: nothing to be read, and output.
function isStandard(operation, a) {
  return typeof a === 'number' && a >= 0 && a <= 2 && (operation === 'read' || operation === 'write');
}
function performStandard(operation, fd, bytes) {
  if (operation === 'read') return fd === 0 ? new primordials.Uint8Array(0) : -9;
  if (fd === 0) return -9;
  binding.writeDirectly(fd, bytes);
  return TypedArrayPrototypeGetLength(bytes);
}

function start(operation, a, b, c, about, done) {
  const finish = (result, failedCall = operation) => {
    if (isError(result)) return done(stacklessErrorOf(result, failedCall, about));
    note(operation, a, result);
    done(null, result);
  };
  if (isStandard(operation, a)) {
    return void require('timers').setImmediate(finish, performStandard(operation, a, b));
  }
  disk[operation](a, b, c, typeof a === 'number' ? openPaths.get(a) : undefined, about.site, finish);
}

function ask(operation, a, b, c, about, callback) {
  start(operation, a, b, c, about, callback);
}

// Minus an error number, or the result.
function attempt(operation, a, b, c) {
  if (isStandard(operation, a)) return performStandard(operation, a, b);
  const result = disk[operation](a, b, c, undefined, undefined, undefined);
  if (!isError(result)) note(operation, a, result);
  return result;
}

function demand(operation, a, b, c, about = nothing) {
  const result = attempt(operation, a, b, c);
  if (isError(result)) throw asThrown(errorOf(result, operation, about), operation, a);
  return result;
}

function promise(operation, a, b, c, about = nothing) {
  return new Promise((resolve, reject) => {
    start(operation, a, b, c, about, (error, result) => (error ? reject(error) : resolve(result)));
  });
}

module.exports = { asThrown, ask, attempt, demand, promise, nothing, aboutPath, aboutSite, here: disk.here };
