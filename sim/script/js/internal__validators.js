'use strict';
// Checks of arguments. Each throws the error that Node throws, with Node's code and text.
// A leaf: the errors module is loaded when a check fails, not before.

const {
  ArrayBufferIsView, ArrayIsArray, ArrayPrototypeIncludes, ArrayPrototypeJoin, ArrayPrototypeMap,
  NumberIsFinite, NumberIsInteger, NumberMAX_SAFE_INTEGER, NumberMIN_SAFE_INTEGER, NumberParseInt,
  RegExpPrototypeExec, StringPrototypeTrim,
} = primordials;
const { isAtLeast } = require('internal/versions');

function invalidType(name, expected, value) {
  return new (require('errors').codes.ERR_INVALID_ARG_TYPE)(name, expected, value);
}
function invalidValue(name, value, reason) {
  return new (require('errors').codes.ERR_INVALID_ARG_VALUE)(name, value, reason);
}
function outOfRange(name, range, value) {
  return new (require('errors').codes.ERR_OUT_OF_RANGE)(name, range, value);
}

function validateFunction(value, name) {
  if (typeof value !== 'function') throw invalidType(name, 'Function', value);
}
// Before Node 18 most callbacks had an error of their own.
function validateCallback(value, name) {
  if (typeof value === 'function') return;
  if (isAtLeast(18)) throw invalidType(name, 'Function', value);
  throw new (require('errors').codes.ERR_INVALID_CALLBACK)(value);
}
function validateString(value, name) {
  if (typeof value !== 'string') throw invalidType(name, 'string', value);
}
function validateBoolean(value, name) {
  if (typeof value !== 'boolean') throw invalidType(name, 'boolean', value);
}
function validateUndefined(value, name) {
  if (value !== undefined) throw invalidType(name, 'undefined', value);
}

function validateInteger(value, name, min = NumberMIN_SAFE_INTEGER, max = NumberMAX_SAFE_INTEGER) {
  if (typeof value !== 'number') throw invalidType(name, 'number', value);
  if (!NumberIsInteger(value)) throw outOfRange(name, 'an integer', value);
  if (value < min || value > max) throw outOfRange(name, `>= ${min} && <= ${max}`, value);
}
function validateInt32(value, name, min = -2147483648, max = 2147483647) {
  validateInteger(value, name, min, max);
}
function validateUint32(value, name, positive = false) {
  const min = positive ? 1 : 0;
  if (NumberIsInteger(value) && (value < min || value > 4294967295) && !require('internal/versions').isAtLeast(15)) {
    throw outOfRange(name, `>= ${min} && < 4294967296`, value);
  }
  validateInteger(value, name, min, 4294967295);
}

function validateNumber(value, name, min = undefined, max = undefined) {
  if (typeof value !== 'number') throw invalidType(name, 'number', value);
  const bounded = min != null || max != null;
  if ((min != null && value < min) || (max != null && value > max) || (bounded && value !== value)) {
    const low = min != null ? `>= ${min}` : '';
    const high = max != null ? `<= ${max}` : '';
    throw outOfRange(name, low && high ? `${low} && ${high}` : low + high, value);
  }
}

// False for undefined and NaN, true for a finite number, an error for everything else.
function validateFiniteNumber(value, name) {
  if (value === undefined) return false;
  if (NumberIsFinite(value)) return true;
  if (typeof value === 'number' && value !== value) return false;
  validateNumber(value, name);
  throw outOfRange(name, 'a finite number', value);
}
function checkRangesOrGetDefault(value, name, lower, upper, byDefault) {
  if (!validateFiniteNumber(value, name)) return byDefault;
  if (value < lower || value > upper) throw outOfRange(name, `>= ${lower} and <= ${upper}`, value);
  return value;
}

function validateOneOf(value, name, oneOf) {
  if (ArrayPrototypeIncludes(oneOf, value)) return;
  const allowed = ArrayPrototypeMap(oneOf, (v) => (typeof v === 'string' ? `'${v}'` : String(v)));
  throw invalidValue(name, value, `must be one of: ${ArrayPrototypeJoin(allowed, ', ')}`);
}

const kValidateObjectNone = 0;
const kValidateObjectAllowNullable = 1;
const kValidateObjectAllowArray = 2;
const kValidateObjectAllowFunction = 4;
function validateObject(value, name, options = kValidateObjectNone) {
  const allowed = value === null ? options & kValidateObjectAllowNullable :
    ArrayIsArray(value) ? options & kValidateObjectAllowArray :
    typeof value === 'function' ? options & kValidateObjectAllowFunction :
    typeof value === 'object';
  if (!allowed) throw invalidType(name, 'Object', value);
}

function validateArray(value, name, minLength = 0) {
  if (!ArrayIsArray(value)) throw invalidType(name, 'Array', value);
  if (value.length < minLength) throw invalidValue(name, value, `must be longer than ${minLength}`);
}
function validateStringArray(value, name) {
  validateArray(value, name);
  for (let i = 0; i < value.length; i++) validateString(value[i], `${name}[${i}]`);
}
function validateBooleanArray(value, name) {
  validateArray(value, name);
  for (let i = 0; i < value.length; i++) validateBoolean(value[i], `${name}[${i}]`);
}

function validateBuffer(value, name = 'buffer') {
  if (!ArrayBufferIsView(value)) throw invalidType(name, ['Buffer', 'TypedArray', 'DataView'], value);
}

function validateAbortSignal(signal, name) {
  if (signal === undefined) return;
  if (signal === null || typeof signal !== 'object' || !('aborted' in signal)) {
    throw invalidType(name, 'AbortSignal', signal);
  }
}
function validateAbortSignalArray(value, name) {
  validateArray(value, name);
  for (let i = 0; i < value.length; i++) {
    if (value[i] == null) throw invalidType(`${name}[${i}]`, 'AbortSignal', value[i]);
    validateAbortSignal(value[i], `${name}[${i}]`);
  }
}

function validatePort(port, name = 'Port', allowZero = true) {
  const typed =
    typeof port === 'number' || (typeof port === 'string' && StringPrototypeTrim(port).length > 0);
  if (!typed || +port !== +port >>> 0 || port > 0xFFFF || (port === 0 && !allowZero)) {
    throw new (require('errors').codes.ERR_SOCKET_BAD_PORT)(name, port, allowZero);
  }
  return port | 0;
}

function validateUnion(value, name, union) {
  if (!ArrayPrototypeIncludes(union, value)) {
    throw invalidType(name, `('${ArrayPrototypeJoin(union, '|')}')`, value);
  }
}

// One link or a list of links, each "<where>; name=value; ..."; as one text, or '' for an empty list.
const linkHeader = /^<[^>]*>(\s*;\s*([^;"\s]+|[^;"\s=]+="[^;"\s]*"))*$/;
function validateLinkHeaderValue(value) {
  const links = ArrayIsArray(value) ? value : [value];
  for (let i = 0; i < links.length; i++) {
    if (typeof links[i] !== 'string' || RegExpPrototypeExec(linkHeader, links[i]) === null) {
      throw invalidValue('hints', links[i],
        'must be an array or string of format "</styles.css>; rel=preload; as=style"');
    }
  }
  return ArrayPrototypeJoin(links, ', ');
}

const octal = /^[0-7]+$/;
// A file mode given as a number or as text of octal digits.
function parseFileMode(value, name, byDefault) {
  value ??= byDefault;
  const isOctal = typeof value === 'string' && RegExpPrototypeExec(octal, value) !== null;
  // Until 14 the same is said of other types.
  if (!isOctal && (typeof value === 'string' || (typeof value !== 'number' && !isAtLeast(16)))) {
    throw invalidValue(name, value, 'must be a 32-bit unsigned integer or an octal string');
  }
  if (isOctal) value = NumberParseInt(value, 8);
  validateUint32(value, name);
  return value;
}

function isInt32(value) { return value === (value | 0); }
function isUint32(value) { return value === value >>> 0; }

module.exports = {
  isInt32, isUint32, parseFileMode, validateFunction, validateCallback, validateString, validateBoolean,
  validateUndefined, validateInteger, validateInt32, validateUint32, validateNumber, validateFiniteNumber,
  checkRangesOrGetDefault, validateOneOf, validateObject, validateArray, validateStringArray,
  validateBooleanArray, validateBuffer, validateAbortSignal, validateAbortSignalArray, validatePort,
  validateUnion, validateLinkHeaderValue, kValidateObjectNone, kValidateObjectAllowNullable, kValidateObjectAllowArray,
  kValidateObjectAllowFunction,
};
