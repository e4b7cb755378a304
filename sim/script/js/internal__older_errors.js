'use strict';
// What Node's own errors were in older versions: other codes, other texts. errors.js asks here for each error that it
// makes, so that the places that throw know only today's.

const {
  ArrayIsArray, ArrayPrototypeSlice, SafeSet, String, StringPrototypeIncludes,
  StringPrototypeSlice, StringPrototypeStartsWith,
} = primordials;
const { isAtLeast } = require('internal/versions');

// Until Node 14 the value of such a one was an error of its own, in whichever object it stood.
const options = new SafeSet(['flags', 'highWaterMark', 'readableHighWaterMark', 'writableHighWaterMark', 'family',
  'hints', 'rrtype', 'address', 'scheduling', 'historySize', 'size', 'format', 'cipher', 'passphrase',
  'modulusLength', 'publicExponent', 'namedCurve', 'paramEncoding']);
const saysEncoding = (name) => StringPrototypeIncludes(name, 'KeyEncoding');
const nameOf = (name) => (StringPrototypeStartsWith(name, 'options.') ? StringPrototypeSlice(name, 8) : name);

function invalidValue(args) {
  const { 0: name, 1: value, 2: reason = '' } = args;
  if (reason === 'is invalid encoding' && !isAtLeast(20, 3)) {
    return isAtLeast(15) ? ['ERR_INVALID_ARG_VALUE', [value, name, reason]] :
      ['ERR_INVALID_OPT_VALUE_ENCODING', [value, name]];
  }
  if (name === 'path' && StringPrototypeIncludes(reason, 'URL') && !isAtLeast(20, 3)) {
    return ['ERR_INVALID_ARG_VALUE', [name, value, 'must be a string or Uint8Array without null bytes']];
  }
  if (isAtLeast(15) || !(options.has(nameOf(name)) || saysEncoding(name))) return ['ERR_INVALID_ARG_VALUE', args];
  const isListed = StringPrototypeStartsWith(reason, 'must be one of: ');
  const advice = isListed && isAtLeast(14) ? `. Must be one of: ${StringPrototypeSlice(reason, 16)}` : '';
  const shown = typeof value === 'object' && isAtLeast(12) ? require('internal/inspect').inspect(value) : String(value);
  return ['ERR_INVALID_OPT_VALUE', [shown, nameOf(name), advice]];
}

// Until Node 12 a stream did not say that it takes a Uint8Array.
function typeError(args) {
  const { 0: name, 1: expected, 2: actual } = args;
  if (name !== 'chunk' || isAtLeast(14) || !ArrayIsArray(expected)) return ['ERR_INVALID_ARG_TYPE', args];
  return ['ERR_INVALID_ARG_TYPE', [name, ArrayPrototypeSlice(expected, 0, 2), actual]];
}

function rangeError(args) {
  const { 0: name, 2: value } = args;
  const isMaximum = name === 'setMaxListeners' || name === 'defaultMaxListeners';
  if (!isMaximum || isAtLeast(20)) return ['ERR_OUT_OF_RANGE', args];
  return ['ERR_OUT_OF_RANGE', [name === 'setMaxListeners' ? 'n' : name, 'a non-negative number', value]];
}

// [code, arguments] of an error as this version gives it.
function ofThisVersion(code, args) {
  switch (code) {
    case 'ERR_INVALID_ARG_VALUE': return invalidValue(args);
    case 'ERR_INVALID_ARG_TYPE': return typeError(args);
    case 'ERR_OUT_OF_RANGE': return rangeError(args);
  }
  return [code, args];
}

module.exports = { ofThisVersion };
