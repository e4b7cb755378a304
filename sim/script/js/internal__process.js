'use strict';
// What the engine asks of JavaScript: run the main script, deal with exceptions and rejections, tell the end.
// The process object itself is made when a script first asks for it; until then nobody can listen.

const {
  ArrayPrototypePush, ArrayPrototypeSplice, Error, ReflectApply, SafeWeakMap,
} = primordials;
const { callIn, currentContext } = require('internal/async_context');
const { isAtLeast } = require('internal/versions');
const { ofPromise } = binding.context;
const native = binding.process;

const state = {
  __proto__: null,
  process: undefined,         // once it is made
  exiting: false,
  exitCode: undefined,        // as the script set it
  captureCallback: undefined, // of setUncaughtExceptionCaptureCallback
  exitHandlers: [],           // ours, called before the script's
  secondErrorCode: 7,         // of an exit by an exception of who deals with exceptions; workers have another
};

// By ReflectApply: a spread would run the replaceable iterator of arrays.
const emit = (...args) => (state.process === undefined ? false :
  ReflectApply(state.process.emit, state.process, args));

function runMain(path) {
  require('internal/run_main')(path);
}
function runWorker() {
  require('internal/worker_main').runWorker();
}

// ---- Exceptions

// True if the script dealt with it. If not, it is printed, 'exit' is told, and the process ends.
function handleException(error, fromPromise) {
  const place = fromPromise ? undefined : native.thrownAt(error);
  if (state.captureCallback !== undefined) {
    state.captureCallback(error);
    return true;
  }
  const origin = fromPromise ? 'unhandledRejection' : 'uncaughtException';
  if (isAtLeast(12)) emit('uncaughtExceptionMonitor', error, origin);
  if (emit('uncaughtException', error, origin)) return true;
  try {
    if (!state.exiting) {
      state.exiting = true;
      state.exitCode = 1;
      native.setExitCode(1);
      emit('exit', 1);
    }
  } catch {
    // Nothing can be done about it.
  }
  fatal(error, place, fromPromise);
  return false;
}

// What is done with an error that ends the process: it is printed; a worker sends it to its parent.
let fatal = (error, place, fromPromise) => require('internal/fatal_error').print(error, place, fromPromise);
function setFatalHandler(handler) { fatal = handler; }

// An exception while exceptions are dealt with ends the process with 7 and without 'exit', as in Node.
function uncaughtException(error, fromPromise = false) {
  let handled;
  try {
    handled = handleException(error, fromPromise);
  } catch (second) {
    fatal(second, native.thrownAt(second));
    native.exit(state.secondErrorCode, 'uncaught_exception');
  }
  if (!handled) native.exit(typeof state.exitCode === 'number' ? state.exitCode : 1, 'uncaught_exception');
  return true;
}

// ---- Rejections (rule J17)

// From 24 on it is told in the async context in which the promise was rejected, from 16 on in that in which the promise
// was made, if promises have numbers then.
const keepsContext = isAtLeast(16);
const keepsMaking = keepsContext && !isAtLeast(24);
const unhandled = new SafeWeakMap();  // promise -> { reason, id, reported, isInBatch, context }
const pending = [];                   // promises not yet looked at
const handledLate = [];               // { promise, id }
let lastRejection = 0;

function onRejection(promise, reason, handled) {
  if (!handled) {
    const context = keepsContext && !keepsMaking ? currentContext() : undefined;
    unhandled.set(promise, { reason, id: ++lastRejection, reported: false, isInBatch: false, context });
    ArrayPrototypePush(pending, promise);
    return;
  }
  const known = unhandled.get(promise);
  if (known === undefined || known.isInBatch) return;
  unhandled.delete(promise);
  if (known.reported) ArrayPrototypePush(handledLate, { promise, id: known.id });
}

function reportHandledLate({ promise, id }) {
  if (emit('rejectionHandled', promise)) return;
  const warning = new Error(`Promise rejection was handled asynchronously (rejection id: ${id})`);
  warning.name = 'PromiseRejectionHandledWarning';
  warning.id = id;
  require('process').emitWarning(warning);
}

function reportUnhandled(promise, known) {
  const made = keepsMaking ? ofPromise(promise) : undefined;
  if (made !== undefined) callIn(made[3], tellUnhandled, undefined, [promise, known], made[0], made[1]);
  else if (known.context === undefined) tellUnhandled(promise, known);
  else callIn(known.context, tellUnhandled, undefined, [promise, known]);
}
function tellUnhandled(promise, { reason, id }) {
  if (emit('unhandledRejection', reason, promise)) return;
  if (native.profile.rejectionsAreFatal) {
    const { isErrorLike, rejectionError } = require('internal/fatal_error');
    require('internal/thrown_places').loseIfRead('unhandled', reason);
    uncaughtException(isErrorLike(reason) ? reason : rejectionError(reason), true);
    native.queueOwnImmediate();
  } else {
    require('internal/fatal_error').warnOfRejection(reason, id);
  }
}

// From Node 20.3 on all that is pending makes a batch. A promise of it is told even if an earlier one's listener
// handles it, and a listener that throws takes the rest of the batch along.
const makesBatches = isAtLeast(20, 3);
function takeBatch() {
  const batch = ArrayPrototypeSplice(pending, 0);
  for (let i = 0; i < batch.length; i++) {
    const known = unhandled.get(batch[i]);
    if (known !== undefined) known.isInBatch = true;
  }
  return batch;
}

// Empties the list. What a throw leaves of it comes first the next time.
function forEachTaken(list, visit) {
  const taken = ArrayPrototypeSplice(list, 0);
  let next = 0;
  try {
    while (next < taken.length) visit(taken[next++]);
  } finally {
    const newer = next < taken.length ? ArrayPrototypeSplice(list, 0) : [];
    for (; next < taken.length; next++) ArrayPrototypePush(list, taken[next]);
    for (let i = 0; i < newer.length; i++) ArrayPrototypePush(list, newer[i]);
  }
}

// Behind the microtasks. True if handlers ran, so that there may be new ticks and jobs.
function processRejections() {
  let ran = handledLate.length > 0;
  while (handledLate.length > 0) forEachTaken(handledLate, reportHandledLate);
  forEachTaken(makesBatches ? takeBatch() : pending, (promise) => {
    const known = unhandled.get(promise);
    if (known === undefined) return;
    known.reported = true;
    known.isInBatch = false;
    ran = true;
    reportUnhandled(promise, known);
  });
  return ran || pending.length > 0;
}

// ---- The end

const codeNow = () => state.exitCode ?? 0;

function beforeExit() {
  emit('beforeExit', codeNow());
}

// The loop is empty.
function exit() {
  if (!state.exiting) {
    state.exiting = true;
    const code = codeNow();
    let seen = code;
    for (let i = 0; i < state.exitHandlers.length; i++) seen = state.exitHandlers[i]() ?? seen;
    try {
      emit('exit', seen);
    } finally {
      native.setExitCode(+codeNow());
    }
  }
  native.setExitCode(+codeNow());
}

module.exports = {
  state, runMain, runWorker, setFatalHandler, uncaughtException, onRejection, processRejections, beforeExit, exit,
};
