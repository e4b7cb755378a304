'use strict';
// The module util. What is large or seldom used lives in modules of its own, loaded when asked for.

const {
  ArrayIsArray, Date, DatePrototypeGetDate, DatePrototypeGetHours, DatePrototypeGetMinutes,
  DatePrototypeGetMonth, DatePrototypeGetSeconds, Error, NumberIsSafeInteger, ObjectDefineProperty,
  ObjectKeys, ObjectPrototypeToString, ObjectSetPrototypeOf, ReflectApply, ReflectConstruct, RegExp,
  RegExpPrototypeExec, RegExpPrototypeSymbolReplace, SafeMap, SafeSet, StringPrototypePadStart,
  StringPrototypeToUpperCase, StringPrototypeToWellFormed,
} = primordials;
const { inspect } = require('internal/inspect');
const { format, formatWithOptions } = require('internal/format');
const { stripVTControlCharacters } = require('internal/inspect_text');
const { promisify, callbackify } = require('internal/promisify');
const types = require('util/types');
const { isAtLeast } = require('internal/versions');
const { codes, errnoException, exceptionWithHostPort, getSystemErrorName: nameOfErrno } = require('errors');
const { validateBoolean, validateNumber, validateOneOf, validateString } = require('internal/validators');

const warnedCodes = new SafeSet();

function deprecate(fn, message, code) {
  if (code !== undefined) validateString(code, 'code');
  let warned = false;
  function deprecated(...args) {
    const process = require('process');
    if (!warned && !process.noDeprecation) {
      warned = true;
      if (code === undefined || !warnedCodes.has(code)) {
        process.emitWarning(message, 'DeprecationWarning', code, deprecated);
        if (code !== undefined) warnedCodes.add(code);
      }
    }
    return new.target ? ReflectConstruct(fn, args, new.target) : ReflectApply(fn, this, args);
  }
  ObjectSetPrototypeOf(deprecated, fn);
  if (fn.prototype) deprecated.prototype = fn.prototype;
  return deprecated;
}

function inherits(constructor, superConstructor) {
  if (constructor == null) throw new codes.ERR_INVALID_ARG_TYPE('ctor', 'Function', constructor);
  if (superConstructor == null) {
    throw new codes.ERR_INVALID_ARG_TYPE('superCtor', 'Function', superConstructor);
  }
  if (superConstructor.prototype === undefined) {
    throw new codes.ERR_INVALID_ARG_TYPE('superCtor.prototype', 'Object', superConstructor.prototype);
  }
  ObjectDefineProperty(constructor, 'super_',
    { __proto__: null, value: superConstructor, writable: true, configurable: true });
  ObjectSetPrototypeOf(constructor.prototype, superConstructor.prototype);
}

// NODE_DEBUG=fs,net* switches sections on.
const sections = new SafeMap();
function isSectionOn(section) {
  let on = sections.get(section);
  if (on === undefined) {
    const wanted = require('process').env.NODE_DEBUG ?? '';
    const escaped = RegExpPrototypeSymbolReplace(/[|\\{}()[\]^$+?.]/g, `${wanted}`, '\\$&');
    const widened = RegExpPrototypeSymbolReplace(/\*/g, escaped, '.*');
    const pattern = RegExpPrototypeSymbolReplace(/,/g, widened, '$|^');
    on = wanted !== '' && RegExpPrototypeExec(new RegExp(`^${pattern}$`, 'i'), section) !== null;
    sections.set(section, on);
  }
  return on;
}
function debuglog(section, onReady) {
  section = StringPrototypeToUpperCase(`${section}`);
  let ready = false;
  const logger = (...args) => {
    if (!isSectionOn(section)) return;
    if (!ready && typeof onReady === 'function') {
      ready = true;
      onReady(logger);
    }
    binding.write(2, `${section} ${require('process').pid}: ${ReflectApply(format, undefined, args)}\n`);
  };
  ObjectDefineProperty(logger, 'enabled',
    { __proto__: null, get: () => isSectionOn(section), configurable: true, enumerable: true });
  return logger;
}

function styleText(style, text, options = { __proto__: null }) {
  validateString(text, 'text');
  const { validateStream = true, stream } = options;
  validateBoolean(validateStream, 'options.validateStream');
  if (validateStream && stream !== undefined && typeof stream?.write !== 'function' &&
      typeof stream?.pipe !== 'function') {
    throw new codes.ERR_INVALID_ARG_TYPE('stream', ['ReadableStream', 'WritableStream', 'Stream'], stream);
  }
  const keys = ArrayIsArray(style) ? style : [style];
  let left = '', right = '';
  for (let i = 0; i < keys.length; i++) {
    const color = inspect.colors[keys[i]];
    if (color == null) validateOneOf(keys[i], 'format', ObjectKeys(inspect.colors));
    left += `\u001b[${color[0]}m`;
    right = `\u001b[${color[1]}m${right}`;
  }
  // Without a terminal there are no colours.
  return validateStream && !stream?.isTTY ? text : left + text + right;
}

function getSystemErrorName(errno) {
  validateNumber(errno, 'err');
  if (errno >= 0 || !NumberIsSafeInteger(errno)) {
    throw new codes.ERR_OUT_OF_RANGE('err', 'a negative integer', errno);
  }
  return nameOfErrno(errno);
}

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
function log(...args) {
  const now = new Date();
  const pad = (number) => StringPrototypePadStart(`${number}`, 2, '0');
  const time = `${pad(DatePrototypeGetHours(now))}:${pad(DatePrototypeGetMinutes(now))}:${
    pad(DatePrototypeGetSeconds(now))}`;
  const day = `${DatePrototypeGetDate(now)} ${months[DatePrototypeGetMonth(now)]}`;
  require('console').log('%s - %s', `${day} ${time}`, ReflectApply(format, undefined, args));
}

function _extend(target, source) {
  if (source === null || typeof source !== 'object') return target;
  const keys = ObjectKeys(source);
  for (let i = keys.length - 1; i >= 0; i--) target[keys[i]] = source[keys[i]];
  return target;
}

const util = module.exports = {
  _errnoException: errnoException,
  _exceptionWithHostPort: exceptionWithHostPort,
  _extend,
  callbackify,
  debug: debuglog,
  debuglog,
  deprecate,
  format,
  styleText,
  formatWithOptions,
  get getCallSites() { return require('internal/call_sites'); },
  getSystemErrorMap: () => require('internal/errno').errnoMap(),
  getSystemErrorName,
  inherits,
  inspect,
  isArray: ArrayIsArray,
  isBoolean: (value) => typeof value === 'boolean',
  isBuffer: (value) => require('buffer').Buffer.isBuffer(value),
  isDeepStrictEqual: (a, b) => require('internal/deep_equal').isDeepStrictEqual(a, b),
  isNull: (value) => value === null,
  isNullOrUndefined: (value) => value == null,
  isNumber: (value) => typeof value === 'number',
  isString: (value) => typeof value === 'string',
  isSymbol: (value) => typeof value === 'symbol',
  isUndefined: (value) => value === undefined,
  isRegExp: types.isRegExp,
  isObject: (value) => value !== null && typeof value === 'object',
  isDate: types.isDate,
  isError: (value) => ObjectPrototypeToString(value) === '[object Error]' || value instanceof Error,
  isFunction: (value) => typeof value === 'function',
  isPrimitive: (value) => value === null || (typeof value !== 'object' && typeof value !== 'function'),
  log,
  promisify,
  stripVTControlCharacters,
  toUSVString: (input) => StringPrototypeToWellFormed(`${input}`),
  get aborted() { return require('abort').aborted; },
  types,
  get MIMEParams() { return require('internal/mime').MIMEParams; },
  get MIMEType() { return require('internal/mime').MIMEType; },
  get parseEnv() { return require('internal/parse_env'); },
  getSystemErrorMessage(errno) {
    validateNumber(errno, 'err');
    return require('internal/errno').errnoMap().get(errno)?.[1];
  },
  transferableAbortController: () => new (require('abort').AbortController)(),
  transferableAbortSignal: (signal) => signal,
  get parseArgs() { return require('internal/parse_args').parseArgs; },
  get TextDecoder() { return require('text_encoding').TextDecoder; },
  get TextEncoder() { return require('text_encoding').TextEncoder; },
};

// What Node 23 took away.
if (isAtLeast(23)) {
  const removed = [
    'isBoolean', 'isBuffer', 'isDate', 'isError', 'isFunction', 'isNull', 'isNullOrUndefined', 'isNumber', 'isObject',
    'isPrimitive', 'isRegExp', 'isString', 'isSymbol', 'isUndefined', 'log',
  ];
  for (let i = 0; i < removed.length; i++) delete util[removed[i]];
}
