'use strict';
// Runs the program: a CommonJS module at once, an ES module inside a promise job (rule J4).

const {
  ArrayPrototypeIndexOf, ArrayPrototypePush, ArrayPrototypeSplice, PromisePrototypeThen, StringPrototypeEndsWith,
  queueMicrotask: enqueueMicrotask,
} = primordials;
const { state, uncaughtException } = require('internal/process');
const { isAtLeast, ofProfile } = require('internal/versions');
const unsettledAwaitCode = 13;

// Node's loader waits for the main module in async functions. So many microtasks after the engine's promise is rejected
// they tell it, as counted on real Node.
const stepsOfFailure = ofProfile({
  __proto__: null, 10: 0, 12: 0, 14: 1, 16: 6, 18: 1, 20.2: 3, 20: 1, 22: 2, 24: 2, 26: 2,
});

function warnOfUnsettledAwait(filename) {
  const { pathToFileURL } = require('url');
  const { 0: path, 1: line, 2: column } = binding.process.moduleAwaitsAt() ?? [filename, 1, 1];
  const { arrowOf } = require('internal/fatal_error');
  const arrow = arrowOf({ file: pathToFileURL(path).href, line, column });
  binding.write(2, `Warning: Detected unsettled top-level await at ${arrow}\n\n\n`);
}

// What is evaluated may await; if it never goes on, the process ends with 13.
function importMain(filename) {
  const onExit = () => {
    state.exitCode ??= unsettledAwaitCode;
    if (!isAtLeast(22)) return undefined;
    warnOfUnsettledAwait(filename);
    return state.exitCode;
  };
  const settled = () => {
    const at = ArrayPrototypeIndexOf(state.exitHandlers, onExit);
    if (at !== -1) ArrayPrototypeSplice(state.exitHandlers, at, 1);
  };
  ArrayPrototypePush(state.exitHandlers, onExit);
  const { afterMicrotasks, afterReading } = require('internal/esm_import');
  const fail = (error) => {
    settled();
    require('internal/thrown_places').loseIfRead('main', error);
    uncaughtException(require('internal/esm_loader').explain(error), true);
  };
  const run = () => {
    if (!isAtLeast(22)) binding.modules.mainBegins();
    const evaluated = binding.modules.importModule(filename, filename);
    if (!isAtLeast(22)) binding.modules.mainRan();
    PromisePrototypeThen(evaluated, settled, (error) => afterMicrotasks(stepsOfFailure, () => fail(error)));
  };
  enqueueMicrotask(() => afterReading(filename, run));
}

module.exports = function runMain(path) {
  const { Module, realPath } = require('internal/cjs_loader');
  const filename = realPath(path);
  const isModule = StringPrototypeEndsWith(filename, '.mjs') || (StringPrototypeEndsWith(filename, '.js') &&
    require('internal/package').scopeOf(filename)?.type === 'module');
  if (isModule) importMain(filename);
  else Module._load(path, null, true);
};
module.exports.importMain = importMain;
