'use strict';
// The errors that Node itself throws: codes.ERR_*, exceptions of the operating system, AbortError.
// Texts live in internal/error_messages and internal/errno.

const {
  AggregateError, ArrayIsArray, ArrayPrototypePush, Error, ObjectDefineProperty, ObjectKeys, RangeError,
  ReflectConstruct, StringPrototypeIndexOf, StringPrototypeSlice, StringPrototypeStartsWith, TypeError,
} = primordials;

const { isAtLeast } = require('internal/versions');

function defineHidden(object, key, value) {
  ObjectDefineProperty(
    object, key, { __proto__: null, value, writable: true, enumerable: false, configurable: true });
}

// V8's stack begins with "Name [CODE]: message". Frames of this file and of the validators say nothing to a
// reader.
function writeStack(error, head) {
  const { stack } = error;
  if (typeof stack !== 'string') return;
  let at = StringPrototypeIndexOf(
    stack, '    at ', StringPrototypeStartsWith(stack, '    at ') ? 0 : head.length - 30);
  while (at !== -1) {
    const end = StringPrototypeIndexOf(stack, '\n', at);
    const line = StringPrototypeSlice(stack, at, end === -1 ? undefined : end);
    if (StringPrototypeIndexOf(line, 'node:errors:') === -1 &&
        StringPrototypeIndexOf(line, 'at construct (<anonymous>)') === -1 &&
        StringPrototypeIndexOf(line, 'node:internal/validators:') === -1) break;
    at = end === -1 ? -1 : end + 1;
  }
  defineHidden(error, 'stack', at === -1 ? head : `${head}\n${StringPrototypeSlice(stack, at)}`);
}

// What Node's C++ throws, since this version: it has its code, and says nothing of it.
const plainSince = {
  __proto__: null,
  ERR_CRYPTO_INVALID_DIGEST: 16, ERR_CRYPTO_INVALID_IV: 16, ERR_CRYPTO_INVALID_SCRYPT_PARAMS: 16,
  ERR_CRYPTO_TIMING_SAFE_EQUAL_LENGTH: 12, ERR_CRYPTO_UNKNOWN_CIPHER: 12,
};

// Behind what else the error has.
const codeIsLast = !isAtLeast(20, 3);

// The class behind all codes of one base class. Its instances look like the base class in every respect but
// toString(), as Node's do.
function codedClass(Base) {
  function NodeError(code, args) {
    const isPlain = isAtLeast(plainSince[code] ?? 99);
    const error = ReflectConstruct(Base, [], isPlain ? Base : new.target);
    if (!codeIsLast) error.code = code;
    const message = require('internal/error_messages').messageOf(code, args, error);
    if (codeIsLast) error.code = code;
    defineHidden(error, 'message', message);
    writeStack(error, `${Base.prototype.name}${isPlain ? '' : ` [${code}]`}: ${message}`);
    return error;
  }
  NodeError.prototype = {
    __proto__: Base.prototype,
    toString() {
      return `${this.name}${isAtLeast(12) ? ` [${this.code}]` : ''}: ${this.message}`;
    },
  };
  ObjectDefineProperty(NodeError.prototype, 'toString', { __proto__: null, enumerable: false });
  if (!isAtLeast(12)) {
    ObjectDefineProperty(NodeError.prototype, 'name', {
      __proto__: null, configurable: true,
      get() { return `${Base.prototype.name} [${this.code}]`; },
      set(value) { defineHidden(this, 'name', value); },
    });
  }
  // A getter, so that util.inspect finds the base class's name.
  ObjectDefineProperty(NodeError.prototype, 'constructor',
    { __proto__: null, get() { return Base; }, configurable: true });
  return NodeError;
}

const codedClasses = new primordials.SafeMap();
function construct(todays, Base, todaysArgs) {
  const { 0: code, 1: args } = require('internal/older_errors').ofThisVersion(todays, todaysArgs);
  let Coded = codedClasses.get(Base);
  if (Coded === undefined) codedClasses.set(Base, Coded = codedClass(Base));
  return ReflectConstruct(Coded, [code, args]);
}

// codes.ERR_X is a constructor: throw new codes.ERR_X(...args). codes.ERR_X.TypeError has the same code in
// another class. Each is made when first asked for; the texts are loaded when the first error is made.
function constructorOf(code) {
  function NodeError(...args) {
    return construct(code, require('internal/error_messages').messages[code][0], args);
  }
  NodeError.TypeError = function (...args) { return construct(code, TypeError, args); };
  NodeError.RangeError = function (...args) { return construct(code, RangeError, args); };
  return NodeError;
}
const codes = new primordials.Proxy({ __proto__: null }, {
  __proto__: null,
  get(made, code) { return made[code] ??= constructorOf(code); },
});

const toText = (path) => (typeof path === 'string' ? path : path.toString());

// The error of a failed system call, as fs gives it: "ENOENT: no such file or directory, open 'x'".
// `code` is a name ("ENOENT") or a negative number; `message` replaces the usual text.
function uvException(code, syscall, path, dest, message) {
  const { errnos, errnoMap } = require('internal/errno');
  const named = typeof code === 'number' ? errnoMap().get(code) ?? ['UNKNOWN', 'unknown error'] :
    [code, errnos[code]?.[1] ?? 'unknown error'];
  const errno = typeof code === 'number' ? code : errnos[code]?.[0] ?? -4094;
  let text = `${named[0]}: ${message || named[1]}, ${syscall}`;
  if (path) text += ` '${toText(path)}'`;
  if (dest) text += ` -> '${toText(dest)}'`;
  const error = new Error(text);
  error.errno = errno;
  error.code = named[0];
  error.syscall = syscall;
  if (path) error.path = toText(path);
  if (dest) error.dest = toText(dest);
  return error;
}

function getSystemErrorName(errno) {
  const named = require('internal/errno').errnoMap().get(errno);
  return named ? named[0] : `Unknown system error ${errno}`;
}
const codeAndErrno = (code) => (typeof code === 'number' ? { code: getSystemErrorName(code), errno: code } :
  { code, errno: require('internal/errno').errnos[code]?.[0] });

// Until Node 12 the errors of sockets and names had the name there, too.
const errnoOf = (errno, code) => (isAtLeast(13) ? errno : code);

// "connect ECONNREFUSED 127.0.0.1:80", as net gives it. `local` is appended as Local (...).
function exceptionWithHostPort(codeOrErrno, syscall, address, port, local) {
  const { code, errno } = codeAndErrno(codeOrErrno);
  const where = port && port > 0 ? ` ${address}:${port}` : address ? ` ${address}` : '';
  const error = new Error(`${syscall} ${code}${where}${local ? ` - Local (${local})` : ''}`);
  error.errno = errnoOf(errno, code);
  error.code = code;
  error.syscall = syscall;
  error.address = address;
  if (port) error.port = port;
  return error;
}

// "listen EADDRINUSE: address already in use :::80", as net servers give it.
function uvExceptionWithHostPort(codeOrErrno, syscall, address, port) {
  const { code, errno } = codeAndErrno(codeOrErrno);
  const text = require('internal/errno').errnos[code]?.[1] ?? 'unknown error';
  const where = port && port > 0 ? ` ${address}:${port}` : address ? ` ${address}` : '';
  const error = new Error(`${syscall} ${code}: ${text}${where}`);
  error.code = code;
  error.errno = errnoOf(errno, code);
  error.syscall = syscall;
  error.address = address;
  if (port) error.port = port;
  return error;
}

// "write EPIPE", as sockets give it.
function errnoException(codeOrErrno, syscall, original) {
  const { code, errno } = codeAndErrno(codeOrErrno);
  const error = new Error(original ? `${syscall} ${code} ${original}` : `${syscall} ${code}`);
  error.errno = errnoOf(errno, code);
  error.code = code;
  error.syscall = syscall;
  return error;
}

// "getaddrinfo ENOTFOUND host", as dns gives it.
function dnsException(codeOrErrno, syscall, hostname) {
  let { code, errno } = codeAndErrno(codeOrErrno);
  if (code === 'EAI_NODATA' || code === 'EAI_NONAME') code = 'ENOTFOUND';
  const error = new Error(`${syscall} ${code}${hostname ? ` ${hostname}` : ''}`);
  error.errno = errnoOf(code === 'ENOTFOUND' ? -3008 : errno, code);
  error.code = code;
  error.syscall = syscall;
  if (hostname) error.hostname = hostname;
  return error;
}

class ConnResetException extends Error {
  constructor(message) {
    super(message);
    this.code = 'ECONNRESET';
  }
  get ['constructor']() { return Error; }
}

class AbortError extends Error {
  constructor(message = 'The operation was aborted', options = undefined) {
    if (options !== undefined && typeof options !== 'object') {
      throw new codes.ERR_INVALID_ARG_TYPE('options', 'Object', options);
    }
    super(message, options);
    this.code = 'ABORT_ERR';
    this.name = 'AbortError';
  }
}

// Both errors in one, or the one there is.
function aggregateTwoErrors(inner, outer) {
  if (!inner || !outer || inner === outer) return inner || outer;
  if (ArrayIsArray(outer.errors)) {
    ArrayPrototypePush(outer.errors, inner);
    return outer;
  }
  const error = new AggregateError([outer, inner], outer.message);
  error.code = outer.code;
  return error;
}

// An error of no code of ours, with properties: genericNodeError('text', { code, signal }).
function genericNodeError(message, properties) {
  const error = new Error(message);
  const keys = ObjectKeys(properties);
  for (let i = 0; i < keys.length; i++) error[keys[i]] = properties[keys[i]];
  return error;
}

function isStackOverflowError(error) {
  return error instanceof RangeError && error.message === 'Maximum call stack size exceeded';
}

module.exports = {
  codes, uvException, exceptionWithHostPort, uvExceptionWithHostPort, errnoException, dnsException,
  getSystemErrorName, ConnResetException, AbortError, aggregateTwoErrors, genericNodeError,
  isStackOverflowError,
  ...require('internal/validators'),
};
