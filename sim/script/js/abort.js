'use strict';
// AbortController and AbortSignal, and with them Event, CustomEvent and EventTarget.

const {
  ArrayFrom, FunctionPrototypeCall, ObjectDefineProperties, ObjectDefineProperty, ObjectSetPrototypeOf, PromiseResolve,
  PromiseWithResolvers, SafeSet, Symbol, SymbolFor, SymbolIterator, SymbolToStringTag, TypeError,
} = primordials;
const {
  CustomEvent, Event, EventTarget, NodeEventTarget, defineEventHandler, describe, isEventTarget, kTrustEvent,
} = require('internal/event_target');
const { codes } = require('errors');
const { isAtLeast } = require('internal/versions');
const {
  validateAbortSignal, validateAbortSignalArray, validateObject, validateUint32,
} = require('internal/validators');

const customInspect = SymbolFor('nodejs.util.inspect.custom');
const kAborted = Symbol('kAborted');
const kReason = Symbol('kReason');
const kSources = Symbol('kSources');        // of a signal of any(): the signals it follows
const kDependants = Symbol('kDependants');  // the signals of any() that follow this one

function domException(message, name) {
  return new (require('internal/dom_exception'))(message, name);
}
const abortReason = () => domException('This operation was aborted', 'AbortError');

function checkThis(signal) {
  if (signal?.[kAborted] === undefined) throw new codes.ERR_INVALID_THIS('AbortSignal');
}

class AbortSignal extends EventTarget {
  constructor() { throw new codes.ERR_ILLEGAL_CONSTRUCTOR(); }

  get aborted() {
    checkThis(this);
    return this[kAborted];
  }
  get reason() {
    checkThis(this);
    return this[kReason];
  }
  throwIfAborted() {
    checkThis(this);
    if (this[kAborted]) throw this[kReason];
  }
  [customInspect](depth, options) { return describe(this, { aborted: this.aborted }, depth, options); }

  static abort(reason = abortReason()) { return makeSignal(true, reason); }

  // The timer alone does not keep the program running.
  static timeout(delay) {
    validateUint32(delay, 'delay', false);
    const signal = makeSignal();
    require('timers').setTimeout(() => {
      abortSignal(signal, domException('The operation was aborted due to timeout', 'TimeoutError'));
    }, delay).unref();
    return signal;
  }

  static any(signals) { return anyOf(signals); }
}

const typeError = (message) => ObjectDefineProperty(new TypeError(message), 'code', {
  __proto__: null, value: 'ERR_INVALID_ARG_TYPE', writable: true, enumerable: true, configurable: true,
});

// From Node 22 on any sequence will do.
function listOf(signals) {
  if (!isAtLeast(22)) {
    validateAbortSignalArray(signals, 'signals');
    return signals;
  }
  if (signals === null || typeof signals !== 'object' || typeof signals[SymbolIterator] !== 'function') {
    throw typeError(isAtLeast(24) ? 'signals cannot be converted to sequence.' :
      'Value can not be converted to sequence.');
  }
  const list = ArrayFrom(signals);
  for (let i = 0; i < list.length; i++) {
    if (list[i]?.[kAborted] !== undefined) continue;
    if (isAtLeast(24)) throw typeError(`signals[${i}] is not of type AbortSignal.`);
    throw new codes.ERR_INVALID_ARG_TYPE(`signals[${i}]`, 'AbortSignal', list[i]);
  }
  return list;
}
function anyOf(given) {
  const signals = listOf(given);
  const result = makeSignal();
  hide(result, kSources, new SafeSet());
  for (let i = 0; i < signals.length; i++) {
    if (signals[i].aborted) {
      abortSignal(result, signals[i].reason);
      return result;
    }
    if (signals[i][kSources] === undefined) follow(result, signals[i]);
    else signals[i][kSources].forEach((source) => follow(result, source));
  }
  return result;
}

function hide(object, key, value) {
  ObjectDefineProperty(
    object, key, { __proto__: null, value, writable: true, enumerable: false, configurable: true });
}

function follow(signal, source) {
  if (source[kDependants] === undefined) hide(source, kDependants, new SafeSet());
  signal[kSources].add(source);
  source[kDependants].add(signal);
}

function makeSignal(aborted = false, reason = undefined) {
  const signal = new EventTarget();
  ObjectSetPrototypeOf(signal, AbortSignal.prototype);
  hide(signal, kAborted, aborted);
  hide(signal, kReason, reason);
  return signal;
}

function abortSignal(signal, reason) {
  if (signal[kAborted]) return;
  signal[kAborted] = true;
  signal[kReason] = reason;
  FunctionPrototypeCall(
    EventTarget.prototype.dispatchEvent, signal, new Event('abort', { [kTrustEvent]: true }));
  signal[kDependants]?.forEach((dependant) => abortSignal(dependant, reason));
}

class AbortController {
  #signal;
  get signal() { return this.#signal ??= makeSignal(); }
  abort(reason = abortReason()) { abortSignal(this.#signal ??= makeSignal(), reason); }
  [customInspect](depth, options) { return describe(this, { signal: this.signal }, depth, options); }
}

// util.aborted(): a promise that settles when the signal aborts.
async function aborted(signal, resource) {
  if (signal === undefined) throw new codes.ERR_INVALID_ARG_TYPE('signal', 'AbortSignal', signal);
  validateAbortSignal(signal, 'signal');
  validateObject(resource, 'resource', 6);
  if (signal.aborted) return PromiseResolve();
  const { promise, resolve } = PromiseWithResolvers();
  signal.addEventListener('abort', resolve, { __proto__: null, once: true });
  return promise;
}

const enumerable = { __proto__: null, enumerable: true };
const tagged = (value) => ({ __proto__: null, value, configurable: true });
ObjectDefineProperties(AbortSignal.prototype, {
  __proto__: null, aborted: enumerable, [SymbolToStringTag]: tagged('AbortSignal'),
});
ObjectDefineProperties(AbortController.prototype, {
  __proto__: null, signal: enumerable, abort: enumerable, [SymbolToStringTag]: tagged('AbortController'),
});
defineEventHandler(AbortSignal.prototype, 'abort');

module.exports = {
  AbortController, AbortSignal, aborted, anyOf, CustomEvent, Event, EventTarget, NodeEventTarget, defineEventHandler,
  isEventTarget,
};
