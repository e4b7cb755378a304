'use strict';
// setTimeout, setInterval, setImmediate and their relatives. What is waiting, the loop knows; the objects here only name
// it, and natives make them. Delays are coerced as Node does it (rule J7).

const {
  ObjectDefineProperty, SafeMap, SafeSet, SymbolDispose, SymbolFor, SymbolToPrimitive,
} = primordials;
const native = binding.timers;

const longestDelay = 2 ** 31 - 1;
const customPromisify = SymbolFor('nodejs.util.promisify.custom');

function warn(text, name) {
  require('process').emitWarning(`${text}\nTimeout duration was set to 1.`, name);
}

const warned = new SafeSet();
function warnOnce(text, name) {
  if (!warned.has(name)) warn(text, name);
  warned.add(name);
}

// What is no number between 1 and the longest delay.
function coerced(delay) {
  delay *= 1;
  if (delay >= 1 && delay <= longestDelay) return delay;
  if (delay > longestDelay) {
    warn(`${delay} does not fit into a 32-bit signed integer.`, 'TimeoutOverflowWarning');
  } else if (require('internal/versions').major >= 24) {
    if (delay < 0) warnOnce(`${delay} is a negative number.`, 'TimeoutNegativeWarning');
    else if (delay !== delay) warnOnce(`${delay} is not a number.`, 'TimeoutNaNWarning');
  }
  return 1;
}

// Timers whose number somebody asked for: clearTimeout takes the number, too.
const numbered = new SafeMap();

class Timeout {
  get _destroyed() { return native.isDestroyed(this); }

  // Starts the countdown again, also of a timer that has run.
  refresh() {
    native.restart(this, this._idleTimeout, this._repeat ?? 0, this._onTimeout, this._timerArgs);
    return this;
  }
  // As in Node, these do nothing to what is no timer.
  ref() {
    native.setReferenced(this, true);
    return this;
  }
  unref() {
    native.setReferenced(this, false);
    return this;
  }
  hasRef() { return native.isReferenced(this); }
  close() {
    clear(this);
    return this;
  }
  [SymbolToPrimitive]() {
    const id = native.idOf(this);
    numbered.set(id, this);
    return id;
  }
}

// False if the value is no timer.
function clear(value) {
  if (!native.stop(value)) return false;
  value._onTimeout = null;
  value._idleTimeout = -1;
  if (numbered.size > 0) numbered.delete(native.idOf(value));
  return true;
}

class Immediate {
  get _destroyed() { return !native.isQueued(this); }
  ref() {
    native.setImmediateReferenced(this, true);
    return this;
  }
  unref() {
    native.setImmediateReferenced(this, false);
    return this;
  }
  hasRef() { return native.isImmediateReferenced(this) && native.isQueued(this); }
}

function clearImmediate(immediate) {
  if (native.clearImmediate(immediate)) immediate._onImmediate = null;
}

native.setUp(Timeout.prototype, Immediate.prototype, coerced);

if (!require('internal/versions').isAtLeast(11)) {
  delete Timeout.prototype.hasRef;
  delete Immediate.prototype.hasRef;
}
if (SymbolDispose !== undefined) {
  ObjectDefineProperty(Timeout.prototype, SymbolDispose, {
    __proto__: null, value() { clear(this); }, writable: true, enumerable: false, configurable: true,
  });
  ObjectDefineProperty(Immediate.prototype, SymbolDispose, {
    __proto__: null, value() { clearImmediate(this); }, writable: true, enumerable: false, configurable: true,
  });
}

const { setTimeout, setInterval, setImmediate } = native;

function clearTimeout(timer) {
  if (timer === undefined || timer === null || clear(timer)) return;
  if (typeof timer === 'number' || typeof timer === 'string') {
    const named = numbered.get(+timer);
    if (named !== undefined) clear(named);
  }
}
function clearInterval(timer) { clearTimeout(timer); }

function definePromisified(callbackForm, name) {
  ObjectDefineProperty(callbackForm, customPromisify, {
    __proto__: null, enumerable: true, configurable: true,
    get() { return require('timers/promises')[name]; },
  });
}
definePromisified(setTimeout, 'setTimeout');
definePromisified(setImmediate, 'setImmediate');

module.exports = { setTimeout, clearTimeout, setImmediate, clearImmediate, setInterval, clearInterval };
// Loaded when somebody asks: hardly anybody does.
function defineEnrolling(name) {
  ObjectDefineProperty(module.exports, name, {
    __proto__: null, enumerable: true, configurable: true,
    get() { return require('internal/enrolled_timers')[name]; },
  });
}
if (!require('internal/versions').isAtLeast(24)) {
  const names = ['_unrefActive', 'active', 'unenroll', 'enroll'];
  for (let i = 0; i < names.length; i++) defineEnrolling(names[i]);
}
ObjectDefineProperty(module.exports, 'promises', {
  __proto__: null, enumerable: true, configurable: true,
  get() { return require('timers/promises'); },
});
