'use strict';
// events.once() and events.on(): promises and async iterators over emitters and event targets.
// Loaded at first use. How many microtasks each step takes is as in Node.

const {
  ArrayPrototypePush, ArrayPrototypeReverse, AsyncIteratorPrototype, Error, NumberMAX_SAFE_INTEGER, ObjectSetPrototypeOf, Promise,
  PromiseReject, PromiseResolve, Symbol, SymbolAsyncIterator, SymbolFor,
} = primordials;
const { AbortError, codes } = require('errors');
const { validateAbortSignal, validateFunction, validateInteger } = require('internal/validators');
const { isAtLeast, iteratorResult } = require('internal/versions');

const kWatermarkData = SymbolFor('nodejs.watermarkData');
const kDispose = primordials.SymbolDispose ?? SymbolFor('nodejs.dispose');

function addTo(emitter, name, listener, once) {
  if (typeof emitter.on === 'function') {
    if (once) emitter.once(name, listener);
    else emitter.on(name, listener);
  } else if (typeof emitter.addEventListener === 'function') {
    emitter.addEventListener(name, listener, { __proto__: null, once });
  } else {
    throw new codes.ERR_INVALID_ARG_TYPE('emitter', 'EventEmitter', emitter);
  }
}

function removeFrom(emitter, name, listener) {
  if (typeof emitter.removeListener === 'function') {
    emitter.removeListener(name, listener);
  } else if (typeof emitter.removeEventListener === 'function') {
    emitter.removeEventListener(name, listener);
  } else {
    throw new codes.ERR_INVALID_ARG_TYPE('emitter', 'EventEmitter', emitter);
  }
}

function throwIfAborted(signal) {
  validateAbortSignal(signal, 'options.signal');
  if (signal?.aborted) throw new AbortError(undefined, { cause: signal.reason });
}

// An async function that returns a promise: three microtasks later than the promise itself, as in Node from 14.
async function onceAsync(emitter, name, options) {
  return waitOnce(emitter, name, options);
}
function once(emitter, name, options = undefined) {
  return isAtLeast(14) ? onceAsync(emitter, name, options) : waitOnce(emitter, name, options);
}

function waitOnce(emitter, name, options) {
  const signal = options?.signal;
  throwIfAborted(signal);
  return new Promise((resolve, reject) => {
    const forgetSignal = () => {
      if (signal != null) removeFrom(signal, 'abort', onAbort);
    };
    const onError = (error) => {
      emitter.removeListener(name, onEvent);
      forgetSignal();
      reject(error);
    };
    const onEvent = (...args) => {
      if (typeof emitter.removeListener === 'function') emitter.removeListener('error', onError);
      forgetSignal();
      resolve(args);
    };
    const onAbort = () => {
      removeFrom(emitter, name, onEvent);
      removeFrom(emitter, 'error', onError);
      reject(new AbortError(undefined, { cause: signal.reason }));
    };
    const watchesErrors = name !== 'error' && typeof emitter.once === 'function';
    if (watchesErrors && !isAtLeast(14)) emitter.once('error', onError);
    addTo(emitter, name, onEvent, true);
    if (watchesErrors && isAtLeast(14)) emitter.once('error', onError);
    if (signal != null) addTo(signal, 'abort', onAbort, true);
  });
}

// First in, first out, without shifting the whole array each time.
class Queue {
  #items = [];
  #head = 0;
  get size() { return this.#items.length - this.#head; }
  push(item) { ArrayPrototypePush(this.#items, item); }
  shift() {
    const item = this.#items[this.#head];
    this.#items[this.#head++] = undefined;
    if (this.#head === this.#items.length) {
      this.#items = [];
      this.#head = 0;
    }
    return item;
  }
}

// An option of on() for our own modules: give the first argument of an event, not the list of all.
const kFirstArgument = Symbol('kFirstArgument');

function on(emitter, event, options = { __proto__: null }) {
  const { signal } = options;
  throwIfAborted(signal);
  const high = options.highWaterMark ?? options.highWatermark ?? NumberMAX_SAFE_INTEGER;
  validateInteger(high, 'options.highWaterMark', 1);
  const low = options.lowWaterMark ?? options.lowWatermark ?? 1;
  validateInteger(low, 'options.lowWaterMark', 1);

  const events = new Queue();
  const waiting = new Queue();  // of { resolve, reject } of next() calls
  const added = [];             // of [emitter, name, listener]
  let paused = false;
  let error = null;
  let finished = false;

  const listen = (target, name, listener) => {
    addTo(target, name, listener, false);
    ArrayPrototypePush(added, [target, name, listener]);
  };
  const close = () => {
    abortListener?.[kDispose]();
    if (!isAtLeast(20)) ArrayPrototypeReverse(added);  // until 18 the first is taken away first
    while (added.length > 0) {
      const last = added[added.length - 1];
      added.length -= 1;
      removeFrom(last[0], last[1], last[2]);
    }
    finished = true;
    if (isAtLeast(24)) paused = false;  // who has been closed is not resumed
    const done = iteratorResult(undefined, true);
    while (waiting.size > 0) waiting.shift().resolve(done);
    return PromiseResolve(done);
  };
  const onEvent = (...args) => {
    const value = options[kFirstArgument] ? args[0] : args;
    if (waiting.size > 0) {
      waiting.shift().resolve(iteratorResult(value, false));
      return;
    }
    if (!paused && events.size + 1 > high) {
      paused = true;
      emitter.pause();
    }
    events.push(value);
  };
  const onError = (thrown) => {
    if (waiting.size > 0) waiting.shift().reject(thrown);
    else error = thrown;
    close();
  };

  const iterator = ObjectSetPrototypeOf({
    next() {
      if (events.size > 0) {
        const value = events.shift();
        if (paused && events.size < low) {
          emitter.resume();
          paused = false;
        }
        return PromiseResolve(iteratorResult(value, false));
      }
      if (error) {
        const rejected = PromiseReject(error);
        error = null;  // only once
        return rejected;
      }
      if (finished) return close();
      return new Promise((resolve, reject) => waiting.push({ resolve, reject }));
    },
    return() { return close(); },
    throw(thrown) {
      if (!thrown || !(thrown instanceof Error)) {
        throw new codes.ERR_INVALID_ARG_TYPE('EventEmitter.AsyncIterator', 'Error', thrown);
      }
      if (isAtLeast(20)) return onError(thrown);
      error = thrown;  // until 18 who waits is not told
      removeFrom(emitter, event, onEvent);
      removeFrom(emitter, 'error', onError);
    },
    [SymbolAsyncIterator]() { return this; },
    [kWatermarkData]: {
      get size() { return events.size; },
      get low() { return low; },
      get high() { return high; },
      get isPaused() { return paused; },
    },
  }, AsyncIteratorPrototype);

  listen(emitter, event, onEvent);
  if (event !== 'error' && typeof emitter.on === 'function') listen(emitter, 'error', onError);
  const closing = options.close;
  for (let i = 0; i < (closing?.length ?? 0); i++) listen(emitter, closing[i], close);
  const abortListener = signal ?
    addAbortListener(signal, () => onError(new AbortError(undefined, { cause: signal.reason }))) : null;
  return iterator;
}

function addAbortListener(signal, listener) {
  if (signal === undefined) throw new codes.ERR_INVALID_ARG_TYPE('signal', 'AbortSignal', signal);
  validateAbortSignal(signal, 'signal');
  validateFunction(listener, 'listener');
  let remove;
  if (signal.aborted) {
    primordials.queueMicrotask(() => listener());
  } else {
    signal.addEventListener('abort', listener, { __proto__: null, once: true });
    remove = () => signal.removeEventListener('abort', listener);
  }
  return { __proto__: null, [kDispose]() { remove?.(); } };
}

module.exports = { once, on, addAbortListener, kFirstArgument };
