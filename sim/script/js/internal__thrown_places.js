'use strict';
// Lines of Node's own that throw what programs meet most, as it shows them above an error that nobody handled. They
// were read from real Node, of the versions that the profiles stand for.

const {
  ObjectGetOwnPropertyDescriptor, SafeSet, SafeWeakMap, StringPrototypeEndsWith, StringPrototypeRepeat,
  StringPrototypeStartsWith,
} = primordials;
const { isStackRead } = require('internal/error_stack');
const { isAtLeast, ofProfile } = require('internal/versions');

// emit('error', an Error), emit('error', something else), a module that is not there, a rejection with no Error, and
// assert's equalities; from 20.20 on what tells a wrong argument.
const lines = ofProfile({
  __proto__: null,
  10: [174, 189, 638, 0, 84], 12: [291, 305, 818, 0, 101], 14: [377, 391, 934, 0, 118], 16: [491, 504, 1031, 279, 124],
  18: [495, 508, 1143, 288, 125], 20.2: [489, 502, 1073, 289, 125], 20: [502, 515, 1210, 389, 90, 541],
  22: [497, 510, 1433, 392, 150, 540], 24: [505, 505, 1568, 392, 152, 543],
  26: [505, 505, 1595, 322, 146, 547],
});

const unhandled = (name) => `throw ${name}; // Unhandled 'error' event`;
const places = {
  __proto__: null,
  event: ['events', lines[0], isAtLeast(24) ? 4 : 6, unhandled('er')],
  value: ['events', lines[1], 4, unhandled(isAtLeast(24) ? 'er' : 'err')],
  module: ['internal/modules/cjs/loader', lines[2], isAtLeast(12) ? 2 : 4, 'throw err;'],
  rejection: isAtLeast(20, 3) ?
    ['internal/process/promises', lines[3], 6, 'new UnhandledPromiseRejection(reason);'] :
    ['internal/process/promises', lines[3], 12, 'triggerUncaughtException(err, true /* fromPromise */);'],
  unhandled: ['internal/process/promises', lines[3] + (isAtLeast(20, 3) ? 2 : 0), isAtLeast(20, 3) ? 4 : 12,
              'triggerUncaughtException(err, true /* fromPromise */);'],
  assertion: isAtLeast(26) ? ['internal/assert/utils', lines[4], 2, 'throw error;'] :
    ['assert', lines[4], 2, 'throw new AssertionError(obj);'],
  argument: ['internal/errors', lines[5], 6, 'throw error;'],
};

const ofArguments = new SafeSet([
  'ERR_INVALID_ARG_TYPE', 'ERR_INVALID_ARG_VALUE', 'ERR_OUT_OF_RANGE', 'ERR_SOCKET_BAD_PORT',
]);

const marked = new SafeWeakMap();

// Node's code throws this error, wherever it was made or thrown before.
function throwsAt(kind, error) {
  binding.process.forgetThrow();
  marked.set(error, kind);
  return error;
}

// The same of a rejection whose own place is not known any more. Ours read the stacks of those that they make.
function loseIfRead(kind, reason) {
  if (!isStackRead(reason)) return;
  const code = ObjectGetOwnPropertyDescriptor(reason, 'code')?.value;
  if (typeof code !== 'string' || !StringPrototypeStartsWith(code, 'ERR_')) marked.set(reason, kind);
}

// Errors that say by themselves which line throws them.
function kindOf(error) {
  const own = (name) => ObjectGetOwnPropertyDescriptor(error, name)?.value;  // no getter of the script's
  const code = own('code'), operator = own('operator');
  if (lines[5] !== undefined && ofArguments.has(code)) return 'argument';
  if (code !== 'ERR_ASSERTION' || typeof operator !== 'string') return undefined;
  return StringPrototypeEndsWith(operator, 'Equal') ? 'assertion' : undefined;
}

function arrowAt({ 0: name, 1: line, 2: indent, 3: text, 4: caret = 0 }) {
  const file = isAtLeast(16) ? `node:${name}` : `${name}.js`;
  const spaces = (count) => StringPrototypeRepeat(' ', count);
  return `${file}:${line}\n${spaces(indent)}${text}\n${spaces(indent + caret)}^\n`;
}

// The place, the line and a caret; undefined if it was not Node's code, or another line of it.
function arrowIn(error) {
  const kind = marked.get(error) ?? kindOf(error);
  if (kind === 'main') return arrowOfMain();
  return kind === undefined ? undefined : arrowAt(places[kind]);
}

// The same of what tells that the main module failed.
function arrowOfMain() {
  const line = ofProfile({
    __proto__: null, 10: 74, 12: 74, 14: 74, 16: 97, 18: 40, 20.2: 42, 20: 123, 22: 123, 24: 107, 26: 111,
  });
  if (isAtLeast(20, 3)) return arrowAt(['internal/modules/run_main', line, 4, 'triggerUncaughtException(']);
  const owner = "internalBinding('errors').";
  const indent = isAtLeast(18) ? 6 : 4, text = `${owner}triggerUncaughtException(`;
  return arrowAt(['internal/process/esm_loader', line, indent, text, owner.length]);
}

module.exports = { arrowIn, arrowOfMain, loseIfRead, throwsAt };
