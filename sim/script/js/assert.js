'use strict';
// assert and assert.strict.

const {
  ArrayPrototypeIndexOf, ArrayPrototypeJoin, ArrayPrototypePush, ArrayPrototypeSlice, Error,
  ErrorCaptureStackTrace, ObjectAssign, ObjectDefineProperty, ObjectIs, ObjectKeys,
  ObjectPrototypeIsPrototypeOf, ReflectApply, RegExpPrototypeExec, String, StringPrototypeIndexOf,
  StringPrototypeSlice, StringPrototypeSplit,
} = primordials;
const { classKind } = binding.util;
const { codes } = require('errors');
const { validateFunction } = require('internal/validators');
const { isAtLeast } = require('internal/versions');

const kNothingThrown = {};

// The class is large and needed only when something fails.
const load = () => require('internal/assertion_error').AssertionError;
const inspect = (value, options) => require('internal/inspect').inspect(value, options);
const isDeepEqual = (a, b) => require('internal/deep_equal').isDeepEqual(a, b);
const isDeepStrictEqual = (a, b) => require('internal/deep_equal').isDeepStrictEqual(a, b);
const isRegExp = (value) => typeof value === 'object' && value !== null && classKind(value) === 'RegExp';
const isError = (value) => value instanceof Error ||
  (typeof value === 'object' && value !== null && classKind(value) === 'Error');
const isNaN = (value) => value !== value;

function failWith(options) {
  if (options.message instanceof Error) throw options.message;
  throw new (load())(options);
}

// ---- ok

function checkOk(stackStartFn, count, value, message) {
  if (value) return;
  let generated = true;
  if (count === 0) {
    message = 'No value argument passed to `assert.ok()`';
  } else if (message == null) {
    message = expressionMessage(stackStartFn);
  } else if (isError(message)) {
    throw message;
  } else {
    generated = false;
  }
  const error = new (load())({ actual: value, expected: true, message, operator: '==', stackStartFn });
  error.generatedMessage = generated;
  throw error;
}

// Reads the failed call from the script's own source, as Node does.
function expressionMessage(stackStartFn) {
  const here = {};
  ErrorCaptureStackTrace(here, stackStartFn);
  const frame =
    RegExpPrototypeExec(/\n {4}at (?:.* \()?((?:file:\/\/)?\/.*):(\d+):(\d+)\)?(?:\n|$)/, `${here.stack}`);
  if (
    frame === null ||
    RegExpPrototypeExec(/\n {4}at .*node:/, StringPrototypeSlice(here.stack, 0, frame.index + 1)) !== null) {
    return undefined;
  }
  const call = require('internal/call_text').callText(frame[1], +frame[2], +frame[3]);
  return call === undefined ? undefined : `The expression evaluated to a falsy value:\n\n  ${call}\n`;
}

function ok(...args) {
  checkOk(ok, args.length, args[0], args[1]);
}
const assert = ok;

function fail(actual, expected, message, operator, stackStartFn) {
  const count = arguments.length;
  let generated = false;
  if (actual == null && count <= 1) {
    generated = true;
    message = 'Failed';
  } else if (count === 1) {
    message = actual;
    actual = undefined;
  } else {
    warnOfFail();
    if (count === 2) operator = '!=';
  }
  if (message instanceof Error) throw message;
  const error = new (load())({
    actual, expected, operator: operator === undefined ? 'fail' : operator,
    stackStartFn: stackStartFn || fail, message,
  });
  if (generated) error.generatedMessage = true;
  throw error;
}
let warned = false;
function warnOfFail() {
  if (warned) return;
  warned = true;
  require('process').emitWarning('assert.fail() with more than one argument is deprecated. Please use ' +
    'assert.strictEqual() instead or only pass a message.', 'DeprecationWarning', 'DEP0094');
}

// ---- Comparisons

function needTwo(count) {
  if (count < 2 && isAtLeast(12)) throw new codes.ERR_MISSING_ARGS('actual', 'expected');
}

// A function assert[name](actual, expected, message) that fails unless holds(actual, expected).
function comparison(name, operator, holds) {
  const functions = {
    [name](actual, expected, message) {
      needTwo(arguments.length);
      if (!holds(actual, expected)) {
        failWith({ actual, expected, message, operator, stackStartFn: functions[name] });
      }
    },
  };
  assert[name] = functions[name];
}

// ---- Exceptions

// The chosen keys of an object, as an object of its own class name, to be compared line by line.
class Comparison {
  constructor(object, keys, actual) {
    for (let i = 0; i < keys.length; i++) {
      const key = keys[i];
      if (!(key in object)) continue;
      const matches = actual !== undefined && typeof actual[key] === 'string' && isRegExp(object[key]) &&
        RegExpPrototypeExec(object[key], actual[key]) !== null;
      this[key] = matches ? actual[key] : object[key];
    }
  }
}

function checkProperties(actual, expected, message, fn) {
  const keys = ObjectKeys(expected);
  if (expected instanceof Error) ArrayPrototypePush(keys, 'name', 'message');
  else if (keys.length === 0)
    throw new codes.ERR_INVALID_ARG_VALUE('error', expected, 'may not be an empty object');
  for (let i = 0; i < keys.length; i++) {
    const key = keys[i];
    if (typeof actual[key] === 'string' && isRegExp(expected[key]) &&
        RegExpPrototypeExec(expected[key], actual[key]) !== null) continue;
    if (key in actual && isDeepStrictEqual(actual[key], expected[key])) continue;
    if (message) failWith({ actual, expected, message, operator: fn.name, stackStartFn: fn });
    const error = new (load())({
      actual: new Comparison(actual, keys), expected: new Comparison(expected, keys, actual),
      operator: 'deepStrictEqual', stackStartFn: fn,
    });
    error.actual = actual;
    error.expected = expected;
    error.operator = fn.name;
    throw error;
  }
}

function wrongClassMessage(actual, expected) {
  let message = `The error is expected to be an instance of "${expected.name}". Received `;
  if (!isError(actual)) return `${message}"${inspect(actual, { depth: -1 })}"`;
  const name = (actual.constructor && actual.constructor.name) || actual.name;
  message += expected.name === name ? 'an error with identical name but a different prototype.' : `"${name}"`;
  return actual.message ? `${message}\n\nError message:\n\n${actual.message}` : message;
}

// Whether what was thrown is what was wanted: a class, a regular expression, a validating function,
// properties.
function checkException(actual, expected, message, fn) {
  let wrong;
  if (isRegExp(expected)) {
    const text = String(actual);
    if (RegExpPrototypeExec(expected, text) !== null) return;
    if (!isAtLeast(12)) throw actual;
    wrong = () =>
      `The input did not match the regular expression ${inspect(expected)}. Input:\n\n${inspect(text)}\n`;
  } else if (typeof expected !== 'function') {
    if (typeof actual === 'object' && actual !== null) {
      checkProperties(actual, expected, message, fn);
      return;
    }
    const error = new (load())({ actual, expected, message, operator: 'deepStrictEqual', stackStartFn: fn });
    error.operator = fn.name;
    throw error;
  } else if (expected.prototype !== undefined && actual instanceof expected) {
    return;
  } else if (ObjectPrototypeIsPrototypeOf(Error, expected)) {
    if (!isAtLeast(14)) throw actual;
    wrong = () => wrongClassMessage(actual, expected);
  } else {
    const result = ReflectApply(expected, {}, [actual]);
    if (result === true) return;
    if (!isAtLeast(14)) throw actual;
    const name = expected.name ? `"${expected.name}" ` : '';
    wrong = () => `The ${name}validation function is expected to return "true". Received ${inspect(result)}` +
      `${isError(actual) ? `\n\nCaught error:\n\n${actual}` : ''}`;
  }
  const error = new (load())({
    actual, expected, message: message || wrong(), operator: fn.name, stackStartFn: fn,
  });
  error.generatedMessage = !message;
  throw error;
}

function thrownBy(fn) {
  validateFunction(fn, 'fn');
  try {
    fn();
  } catch (error) {
    return error;
  }
  return kNothingThrown;
}

function isPromise(value) {
  return typeof value === 'object' && value !== null &&
    (classKind(value) === 'Promise' ||
     (typeof value.then === 'function' && typeof value.catch === 'function'));
}

async function rejectionOf(promiseOrFunction) {
  let promise = promiseOrFunction;
  if (typeof promise === 'function') {
    promise = promise();
    if (!isPromise(promise))
      throw new codes.ERR_INVALID_RETURN_VALUE('instance of Promise', 'promiseFn', promise);
  } else if (!isPromise(promise)) {
    throw new codes.ERR_INVALID_ARG_TYPE('promiseFn', ['Function', 'Promise'], promise);
  }
  try {
    await promise;
  } catch (error) {
    return error;
  }
  return kNothingThrown;
}

const kExpected = ['Object', 'Error', 'Function', 'RegExp'];

function expectError(fn, actual, args) {
  let { 0: error, 1: message } = args;
  if (typeof error === 'string') {
    if (args.length === 2) throw new codes.ERR_INVALID_ARG_TYPE('error', kExpected, error);
    if (typeof actual === 'object' && actual !== null && actual.message === error) {
      throw new codes.ERR_AMBIGUOUS_ARGUMENT('error/message',
        `The error message "${actual.message}" is identical to the message.`);
    } else if (actual === error) {
      throw new codes.ERR_AMBIGUOUS_ARGUMENT(
        'error/message', `The error "${actual}" is identical to the message.`);
    }
    message = error;
    error = undefined;
  } else if (error != null && typeof error !== 'object' && typeof error !== 'function') {
    throw new codes.ERR_INVALID_ARG_TYPE('error', kExpected, error);
  }
  if (actual === kNothingThrown) {
    const details = `${error?.name ? ` (${error.name})` : ''}${message ? `: ${message}` : '.'}`;
    const what = fn === assert.rejects ? 'rejection' : 'exception';
    failWith({
      actual: undefined, expected: error, operator: fn.name, message: `Missing expected ${what}${details}`,
      stackStartFn: fn,
    });
  }
  if (error) checkException(actual, error, message, fn);
}

function isUnwanted(actual, expected) {
  if (isRegExp(expected)) return RegExpPrototypeExec(expected, String(actual)) !== null;
  if (typeof expected !== 'function') {
    throw new codes.ERR_INVALID_ARG_TYPE('expected', ['Function', 'RegExp'], expected);
  }
  if (expected.prototype !== undefined && actual instanceof expected) return true;
  if (ObjectPrototypeIsPrototypeOf(Error, expected)) return false;
  return ReflectApply(expected, {}, [actual]) === true;
}

function expectNoError(fn, actual, args) {
  if (actual === kNothingThrown) return;
  let { 0: error, 1: message } = args;
  if (typeof error === 'string') {
    message = error;
    error = undefined;
  }
  if (error && !isUnwanted(actual, error)) throw actual;
  const what = fn === assert.doesNotReject ? 'rejection' : 'exception';
  failWith({
    actual,
    expected: error,
    operator: fn.name,
    stackStartFn: fn,
    message:
      `Got unwanted ${what}${message ? `: ${message}` : '.'}\nActual message: "${actual && actual.message}"`,
  });
}

function throws(fn, ...args) {
  expectError(throws, thrownBy(fn), args);
}
async function rejects(promiseFn, ...args) {
  expectError(rejects, await rejectionOf(promiseFn), args);
}
function doesNotThrow(fn, ...args) {
  expectNoError(doesNotThrow, thrownBy(fn), args);
}
async function doesNotReject(promiseFn, ...args) {
  expectNoError(doesNotReject, await rejectionOf(promiseFn), args);
}

// ---- The rest

function ifError(error) {
  if (error === null || error === undefined) return;
  let message = 'ifError got unwanted exception: ';
  if (typeof error === 'object' && typeof error.message === 'string') {
    message += error.message.length === 0 && error.constructor ? error.constructor.name : error.message;
  } else {
    message += inspect(error);
  }
  const failure =
    new (load())({ actual: error, expected: null, operator: 'ifError', message, stackStartFn: ifError });
  joinStacks(failure, error.stack);
  throw failure;
}

// Our own frames down to where they meet those of the original error, then those.
function joinStacks(failure, stack) {
  const start = typeof stack === 'string' ? StringPrototypeIndexOf(stack, '\n    at') : -1;
  if (start === -1) return;
  const original = StringPrototypeSplit(StringPrototypeSlice(stack, start + 1), '\n');
  let own = StringPrototypeSplit(failure.stack, '\n');
  for (let i = 0; i < original.length; i++) {
    const at = ArrayPrototypeIndexOf(own, original[i]);
    if (at !== -1) {
      own = ArrayPrototypeSlice(own, 0, at);
      break;
    }
  }
  failure.stack = `${ArrayPrototypeJoin(own, '\n')}\n${ArrayPrototypeJoin(original, '\n')}`;
}

function checkMatch(text, regexp, message, fn, wanted) {
  if (!isRegExp(regexp)) throw new codes.ERR_INVALID_ARG_TYPE('regexp', 'RegExp', regexp);
  if (typeof text === 'string' && (RegExpPrototypeExec(regexp, text) !== null) === wanted) return;
  if (message instanceof Error) throw message;
  const generated = !message;
  if (typeof text !== 'string') {
    message ||=
      `The "string" argument must be of type string. Received type ${typeof text} (${inspect(text)})`;
  } else {
    message ||= `The input ${wanted ? 'did not match' : 'was expected to not match'} the regular expression ${
      inspect(regexp)}. Input:\n\n${inspect(text)}\n`;
  }
  const error =
    new (load())({ actual: text, expected: regexp, message, operator: fn.name, stackStartFn: fn });
  error.generatedMessage = generated;
  throw error;
}
function match(text, regexp, message) {
  checkMatch(text, regexp, message, match, true);
}
function doesNotMatch(text, regexp, message) {
  checkMatch(text, regexp, message, doesNotMatch, false);
}

assert.fail = fail;
assert.ok = ok;
comparison('equal', '==', (a, b) => a == b || (isNaN(a) && isNaN(b)));
comparison('notEqual', '!=', (a, b) => a != b && !(isNaN(a) && isNaN(b)));
comparison('deepEqual', 'deepEqual', isDeepEqual);
comparison('notDeepEqual', 'notDeepEqual', (a, b) => !isDeepEqual(a, b));
comparison('deepStrictEqual', 'deepStrictEqual', isDeepStrictEqual);
if (isAtLeast(22, 13)) {
  comparison('partialDeepStrictEqual', 'partialDeepStrictEqual',
    (a, b) => require('internal/deep_equal').isPartiallyEqual(a, b));
}
comparison('notDeepStrictEqual', 'notDeepStrictEqual', (a, b) => !isDeepStrictEqual(a, b));
comparison('strictEqual', 'strictEqual', (a, b) => ObjectIs(a, b));
comparison('notStrictEqual', 'notStrictEqual', (a, b) => !ObjectIs(a, b));
ObjectAssign(assert, { throws, rejects, doesNotThrow, doesNotReject, ifError, match, doesNotMatch });

function strict(...args) {
  checkOk(strict, args.length, args[0], args[1]);
}
const lazily = { __proto__: null, get: load, enumerable: true, configurable: true };
assert.strict = ObjectAssign(strict, assert, {
  equal: assert.strictEqual,
  deepEqual: assert.deepStrictEqual,
  notEqual: assert.notStrictEqual,
  notDeepEqual: assert.notDeepStrictEqual,
});
assert.strict.strict = assert.strict;
ObjectDefineProperty(assert, 'AssertionError', lazily);
ObjectDefineProperty(assert.strict, 'AssertionError', lazily);

module.exports = assert;
