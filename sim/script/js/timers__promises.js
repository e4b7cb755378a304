'use strict';
// setTimeout, setImmediate and setInterval that give promises, and the scheduler.

const { Promise, PromisePrototypeFinally, PromisePrototypeThen, PromiseReject, PromiseWithResolvers, Symbol } = primordials;
const timers = require('timers');
const { setTimeout: startTimeout, setImmediate: startImmediate, setInterval: startInterval } = timers;
const { clearTimeout, clearImmediate, clearInterval } = timers;
const { codes, AbortError } = require('errors');
const { isAtLeast } = require('internal/versions');
const { validateAbortSignal, validateBoolean, validateNumber, validateObject } = require('internal/validators');

// Throws what Node rejects with.
function checkOptions(options) {
  validateObject(options, 'options');
  const { signal, ref = true } = options;
  if (signal !== undefined) validateAbortSignal(signal, 'options.signal');
  validateBoolean(ref, 'options.ref');
}

function checkDelay(delay) {
  if (delay !== undefined && isAtLeast(20, 3)) validateNumber(delay, 'delay');
}

// As long in microtasks as Node's SafePromisePrototypeFinally.
function finallyOf(promise, onFinally) {
  const copy = new Promise((resolve, reject) => PromisePrototypeThen(promise, resolve, reject));
  const last = PromisePrototypeFinally(copy, onFinally);
  return new Promise((resolve, reject) => PromisePrototypeThen(last, resolve, reject));
}

// `start(settle)` begins to wait and gives the timer; `stop(timer)` ends it.
function waitFor(start, stop, value, options) {
  if (!isAtLeast(14)) options = {};  // promisify(setTimeout) took none
  try {
    checkOptions(options);
  } catch (error) {
    return PromiseReject(error);
  }
  const { signal, ref = true } = options;
  if (signal?.aborted) return PromiseReject(new AbortError(undefined, { cause: signal.reason }));
  const { promise, resolve, reject } = PromiseWithResolvers();
  const timer = start(resolve, value);
  if (!ref) timer.unref();
  if (signal !== undefined) {
    const onAbort = () => {
      stop(timer);
      reject(new AbortError(undefined, { cause: signal.reason }));
    };
    signal.addEventListener('abort', onAbort, { once: true });
    return finallyOf(promise, () => signal.removeEventListener('abort', onAbort));
  }
  return promise;
}

function setTimeout(delay, value, options = {}) {
  try {
    checkDelay(delay);
  } catch (error) {
    return PromiseReject(error);
  }
  return waitFor((resolve, given) => startTimeout(resolve, delay, given), clearTimeout, value, options);
}

function setImmediate(value, options = {}) {
  return waitFor((resolve, given) => startImmediate(resolve, given), clearImmediate, value, options);
}

async function* setInterval(delay, value, options = {}) {
  checkDelay(delay);
  checkOptions(options);
  const { signal, ref = true } = options;
  if (signal?.aborted) throw new AbortError(undefined, { cause: signal.reason });
  let notYetYielded = 0;
  let wake;  // of the consumer that waits
  const timer = startInterval(() => {
    notYetYielded++;
    wake?.();
    wake = undefined;
  }, delay);
  if (!ref) timer.unref();
  let onAbort;
  try {
    if (signal !== undefined) {
      onAbort = () => {
        clearInterval(timer);
        wake?.(PromiseReject(new AbortError(undefined, { cause: signal.reason })));
        wake = undefined;
      };
      signal.addEventListener('abort', onAbort, { once: true });
    }
    while (!signal?.aborted) {
      if (notYetYielded === 0) await new Promise((resolve) => { wake = resolve; });
      for (; notYetYielded > 0; notYetYielded--) yield value;
    }
    throw new AbortError(undefined, { cause: signal?.reason });
  } finally {
    clearInterval(timer);
    signal?.removeEventListener('abort', onAbort);
  }
}

const kScheduler = Symbol('kScheduler');
class Scheduler {
  #own;
  constructor(key) {
    if (key !== kScheduler) throw new codes.ERR_ILLEGAL_CONSTRUCTOR();
    this.#own = true;
  }
  // The next turn's check phase.
  yield() {
    if (!(#own in this)) throw new codes.ERR_INVALID_THIS('Scheduler');
    return setImmediate();
  }
  wait(delay, options) {
    if (!(#own in this)) throw new codes.ERR_INVALID_THIS('Scheduler');
    return setTimeout(delay, undefined, options);
  }
}

module.exports = { setTimeout, setImmediate, setInterval, scheduler: new Scheduler(kScheduler) };
