'use strict';
// setTimeout, setInterval, setImmediate and their relatives. What is waiting, the loop knows; the objects here only name
// it. Delays are coerced as Node does it (rule J7).

const {
  MathTrunc, ObjectDefineProperty, SafeMap, SymbolDispose, SymbolFor, SymbolToPrimitive,
} = primordials;
const native = binding.timers;

const longestDelay = 2 ** 31 - 1;
const customPromisify = SymbolFor('nodejs.util.promisify.custom');

function checkCallback(callback) {
  if (typeof callback !== 'function') require('internal/validators').validateFunction(callback, 'callback');
}

function warn(text, name) {
  require('process').emitWarning(`${text}\nTimeout duration was set to 1.`, name);
}

function coerced(delay) {
  if (delay === undefined) return 1;
  delay *= 1;
  if (delay >= 1 && delay <= longestDelay) return delay;
  if (delay > longestDelay) {
    warn(`${delay} does not fit into a 32-bit signed integer.`, 'TimeoutOverflowWarning');
  } else if (require('internal/versions').major >= 24) {
    if (delay < 0) warn(`${delay} is a negative number.`, 'TimeoutNegativeWarning');
    else if (delay !== delay) warn(`${delay} is not a number.`, 'TimeoutNaNWarning');
  }
  return 1;
}

// Timers whose number somebody asked for: clearTimeout takes the number, too.
const numbered = new SafeMap();

class Timeout {
  #id = 0;
  #referenced = true;
  #cleared = false;

  // `delay` is as the user gave it.
  constructor(callback, delay, args, isRepeat) {
    delay = coerced(delay);
    this._idleTimeout = delay;
    this._onTimeout = callback;
    this._timerArgs = args;
    this._repeat = isRepeat ? delay : null;
    this.#arm();
  }

  #arm() {
    const { _idleTimeout: delay } = this;
    this.#id = native.start(this, this.#id, MathTrunc(delay), this._repeat !== null, this.#referenced,
      this._onTimeout, this._timerArgs);
  }

  get _destroyed() { return this.#cleared || (this._repeat === null && !native.isArmed(this.#id)); }

  // Starts the countdown again, also of a timer that has run.
  refresh() {
    if (!this.#cleared) this.#arm();
    return this;
  }
  ref() {
    this.#referenced = true;
    native.setReferenced(this.#id, true);
    return this;
  }
  unref() {
    this.#referenced = false;
    native.setReferenced(this.#id, false);
    return this;
  }
  hasRef() { return this.#referenced; }
  close() {
    clear(this);
    return this;
  }
  [SymbolToPrimitive]() {
    numbered.set(this.#id, this);
    return this.#id;
  }

  // False if the value is no timer.
  static clear(value) {
    if (value === null || typeof value !== 'object' || !(#id in value)) return false;
    value.#cleared = true;
    value._onTimeout = null;
    value._idleTimeout = -1;
    native.stop(value.#id);
    if (numbered.size > 0) numbered.delete(value.#id);
    return true;
  }
}
const { clear } = Timeout;
delete Timeout.clear;

class Immediate {
  #id;
  #referenced = true;

  constructor(callback, args) {
    this._onImmediate = callback;
    this._argv = args;
    this.#id = native.queueImmediate(this, callback, args);
  }

  get _destroyed() { return !native.isQueued(this.#id); }
  ref() {
    this.#referenced = true;
    native.setImmediateReferenced(this.#id, true);
    return this;
  }
  unref() {
    this.#referenced = false;
    native.setImmediateReferenced(this.#id, false);
    return this;
  }
  hasRef() { return this.#referenced && native.isQueued(this.#id); }

  static clear(value) {
    if (value === null || typeof value !== 'object' || !(#id in value)) return;
    value._onImmediate = null;
    native.clearImmediate(value.#id);
  }
}
const clearQueued = Immediate.clear;
delete Immediate.clear;

if (SymbolDispose !== undefined) {
  ObjectDefineProperty(Timeout.prototype, SymbolDispose, {
    __proto__: null, value() { clear(this); }, writable: true, enumerable: false, configurable: true,
  });
  ObjectDefineProperty(Immediate.prototype, SymbolDispose, {
    __proto__: null, value() { clearQueued(this); }, writable: true, enumerable: false, configurable: true,
  });
}

function setTimeout(callback, delay, ...args) {
  checkCallback(callback);
  return new Timeout(callback, delay, args.length === 0 ? undefined : args, false);
}
function setInterval(callback, delay, ...args) {
  checkCallback(callback);
  return new Timeout(callback, delay, args.length === 0 ? undefined : args, true);
}
function setImmediate(callback, ...args) {
  checkCallback(callback);
  return new Immediate(callback, args.length === 0 ? undefined : args);
}

function clearTimeout(timer) {
  if (timer === undefined || timer === null || clear(timer)) return;
  if (typeof timer === 'number' || typeof timer === 'string') {
    const named = numbered.get(+timer);
    if (named !== undefined) clear(named);
  }
}
function clearInterval(timer) { clearTimeout(timer); }
function clearImmediate(immediate) { clearQueued(immediate); }

function definePromisified(callbackForm, name) {
  ObjectDefineProperty(callbackForm, customPromisify, {
    __proto__: null, enumerable: true, configurable: true,
    get() { return require('timers/promises')[name]; },
  });
}
definePromisified(setTimeout, 'setTimeout');
definePromisified(setImmediate, 'setImmediate');

module.exports = { setTimeout, clearTimeout, setImmediate, clearImmediate, setInterval, clearInterval };
ObjectDefineProperty(module.exports, 'promises', {
  __proto__: null, enumerable: true, configurable: true,
  get() { return require('timers/promises'); },
});
