'use strict';
// EventEmitter, and once() and on() over emitters and event targets (internal/events_async).
// _events maps a name to its listener or its array of listeners; once() wraps a listener and keeps it in
// .listener.

const {
  ArrayPrototypeConcat, ArrayPrototypePushApply, ArrayPrototypeShift, ArrayPrototypeSlice,
  ArrayPrototypeSplice, ArrayPrototypeUnshift, Boolean, Error, FunctionPrototypeBind, FunctionPrototypeCall,
  ObjectDefineProperties, ObjectDefineProperty, ObjectGetPrototypeOf, ReflectApply, ReflectOwnKeys, String,
  Symbol, SymbolFor,
} = primordials;
const { validateBoolean, validateFunction, validateNumber } = require('internal/validators');
const { isAtLeast } = require('internal/versions');
const fast = binding.events;

const kCapture = Symbol('kCapture');
const kErrorMonitor = Symbol('events.errorMonitor');
const kShapeMode = Symbol('shapeMode');  // inspection shows it
const hasShapeMode = isAtLeast(20, 3);
const kRejection = SymbolFor('nodejs.rejection');
const kMaxEventTargetListeners = Symbol('events.maxEventTargetListeners');
const kMaxEventTargetListenersWarned = Symbol('events.maxEventTargetListenersWarned');

let defaultMaxListeners = 10;

function EventEmitter(options) {
  FunctionPrototypeCall(EventEmitter.init, this, options);
}

EventEmitter.init = function (options) {
  if (this._events === undefined || this._events === ObjectGetPrototypeOf(this)._events) {
    this._events = { __proto__: null };
    this._eventsCount = 0;
    if (hasShapeMode) this[kShapeMode] = false;
  } else if (hasShapeMode) {
    this[kShapeMode] = true;
  }
  this._maxListeners = this._maxListeners || undefined;
  if (options?.captureRejections && isAtLeast(12)) {
    validateBoolean(options.captureRejections, 'options.captureRejections');
    this[kCapture] = Boolean(options.captureRejections);
  } else if (isAtLeast(12)) {
    this[kCapture] = EventEmitter.prototype[kCapture];
  }
};

EventEmitter.prototype._events = undefined;
EventEmitter.prototype._eventsCount = 0;
EventEmitter.prototype._maxListeners = undefined;
ObjectDefineProperty(EventEmitter.prototype, kCapture, {
  __proto__: null, value: false, writable: true, enumerable: false,
});

// captureRejections: a listener that returned a promise has its rejection turned into an 'error' event, in a
// tick of its own so that the promise's own reactions come first.
function captureRejectionOf(emitter, promise, type, args) {
  try {
    const { then } = promise;
    if (typeof then !== 'function') return;
    FunctionPrototypeCall(then, promise, undefined, (error) => {
      require('process').nextTick(emitRejection, emitter, error, type, args);
    });
  } catch (error) {
    emitter.emit('error', error);
  }
}

function emitRejection(emitter, error, type, args) {
  if (typeof emitter[kRejection] === 'function') {
    const withArgs = [error, type];
    ArrayPrototypePushApply(withArgs, args);
    ReflectApply(emitter[kRejection], emitter, withArgs);
    return;
  }
  const before = emitter[kCapture];
  try {
    emitter[kCapture] = false;  // or a rejecting 'error' listener would go on for ever
    emitter.emit('error', error);
  } finally {
    emitter[kCapture] = before;
  }
}

function throwUnhandled(emitter, args) {
  const error = args[0];
  const { throwsAt } = require('internal/thrown_places');
  if (error instanceof Error) {
    require('internal/unhandled_events').note(emitter, error, EventEmitter.prototype.emit);
    throw throwsAt('event', error);
  }
  let text;
  try {
    text = require('internal/inspect').inspect(error);
  } catch {
    text = error;
  }
  const unhandled = new (require('errors').codes.ERR_UNHANDLED_ERROR)(text);
  unhandled.context = error;
  throw throwsAt('value', unhandled);
}

EventEmitter.prototype.emit = function emit(type, ...args) {
  const events = this._events;
  if (type === 'error') {
    if (events !== undefined && events[kErrorMonitor] !== undefined) {
      ReflectApply(this.emit, this, ArrayPrototypeConcat([kErrorMonitor], args));
    }
    if (events === undefined || events.error === undefined) throwUnhandled(this, args);
  }
  return fast.dispatch(this, type, args);
};

// How many calls of emit() walk through an array of listeners; inspection shows it. Ours takes none away from them.
const kEmitting = Symbol('events.emitting');
const tellsOfEmitting = isAtLeast(24);

function warnOfLeak(emitter, type, listeners, max) {
  listeners.warned = true;
  const { inspect } = require('internal/inspect');
  const warning = new Error(
    `Possible EventEmitter memory leak detected. ${listeners.length} ${String(type)} listeners added` +
    `${isAtLeast(12) ? ` to ${inspect(emitter, { depth: -1 })}` : ''}. ${isAtLeast(20, 3) ? `MaxListeners is ${max}. ` : ''}` +
    'Use emitter.setMaxListeners() to increase limit');
  warning.name = 'MaxListenersExceededWarning';
  warning.emitter = emitter;
  warning.type = type;
  warning.count = listeners.length;
  require('process').emitWarning(warning);
}

const maxListenersOf = (emitter) => emitter._maxListeners ?? EventEmitter.defaultMaxListeners;

// What the native way leaves to us: the rare.
function addSlowly(emitter, type, listener, prepend) {
  let events = emitter._events;
  if (events === undefined) {
    events = emitter._events = { __proto__: null };
    emitter._eventsCount = 0;
  } else if (events.newListener !== undefined) {
    // Before it is added, so that 'newListener' does not meet itself.
    emitter.emit('newListener', type, listener.listener ?? listener);
    events = emitter._events;
  }

  let existing = events[type];
  if (existing === undefined) {
    events[type] = listener;
    ++emitter._eventsCount;
    return emitter;
  }
  if (typeof existing === 'function') {
    existing = events[type] = prepend ? [listener, existing] : [existing, listener];
    if (tellsOfEmitting) existing[kEmitting] = 0;
  } else if (prepend) {
    ArrayPrototypeUnshift(existing, listener);
  } else {
    existing[existing.length] = listener;
  }
  const max = maxListenersOf(emitter);
  if (max > 0 && existing.length > max && !existing.warned) warnOfLeak(emitter, type, existing, max);
  return emitter;
}

EventEmitter.prototype.addListener = function addListener(type, listener) {
  if (typeof listener !== 'function') validateFunction(listener, 'listener');
  return fast.add(this, type, listener);
};
EventEmitter.prototype.on = EventEmitter.prototype.addListener;
EventEmitter.prototype.prependListener = function prependListener(type, listener) {
  validateFunction(listener, 'listener');
  return addSlowly(this, type, listener, true);
};

// What once() puts in the place of a listener: until 22 a function bound to its state.
function onceWrapper() {
  if (this.fired) return undefined;
  this.target.removeListener(this.type, this.wrapFn);
  this.fired = true;
  return ReflectApply(this.listener, this.target, arguments);
}
const wrapOnce = isAtLeast(24) ? (target, type, listener) => {
  let fired = false;
  function wrapper() {
    if (fired) return undefined;
    target.removeListener(type, wrapper);
    fired = true;
    return ReflectApply(listener, target, arguments);
  }
  wrapper.listener = listener;
  return wrapper;
} : (target, type, listener) => {
  const state = { fired: false, wrapFn: undefined, target, type, listener };
  state.wrapFn = FunctionPrototypeBind(onceWrapper, state);
  state.wrapFn.listener = listener;
  return state.wrapFn;
};

EventEmitter.prototype.once = function once(type, listener) {
  validateFunction(listener, 'listener');
  this.on(type, wrapOnce(this, type, listener));
  return this;
};
EventEmitter.prototype.prependOnceListener = function prependOnceListener(type, listener) {
  validateFunction(listener, 'listener');
  this.prependListener(type, wrapOnce(this, type, listener));
  return this;
};

function lastIndexOf(list, listener) {
  for (let i = list.length - 1; i >= 0; i--) {
    if (list[i] === listener || list[i].listener === listener) return i;
  }
  return -1;
}

function removeSlowly(emitter, type, listener) {
  const events = emitter._events;
  const list = events === undefined ? undefined : events[type];
  if (list === undefined) return emitter;

  if (list === listener || list.listener === listener) {
    emitter._eventsCount -= 1;
    if (emitter[kShapeMode]) {
      events[type] = undefined;
    } else if (emitter._eventsCount === 0) {
      emitter._events = { __proto__: null };
    } else {
      delete events[type];
      if (events.removeListener) emitter.emit('removeListener', type, list.listener || listener);
    }
    return emitter;
  }
  if (typeof list === 'function') return emitter;
  const at = lastIndexOf(list, listener);
  if (at < 0) return emitter;
  const told = isAtLeast(12) ? listener : list[at].listener || listener;
  if (at === 0) ArrayPrototypeShift(list);
  else ArrayPrototypeSplice(list, at, 1);
  if (list.length === 1) events[type] = list[0];
  if (events.removeListener !== undefined) emitter.emit('removeListener', type, told);
  return emitter;
}

fast.setUp(EventEmitter.prototype.emit, kCapture, kShapeMode, tellsOfEmitting ? kEmitting : undefined, captureRejectionOf,
  addSlowly, removeSlowly);

EventEmitter.prototype.removeListener = function removeListener(type, listener) {
  if (typeof listener !== 'function') validateFunction(listener, 'listener');
  return fast.remove(this, type, listener);
};
EventEmitter.prototype.off = EventEmitter.prototype.removeListener;

function forgetAll(emitter) {
  emitter._events = { __proto__: null };
  emitter._eventsCount = 0;
}

// With a 'removeListener' listener each removal is told, the last added first.
function removeAllTelling(emitter, events, everything, type) {
  if (everything) {
    const names = ReflectOwnKeys(events);
    for (let i = 0; i < names.length; i++) {
      if (typeof names[i] === 'symbol' && !isAtLeast(12)) continue;
      if (names[i] !== 'removeListener') emitter.removeAllListeners(names[i]);
    }
    emitter.removeAllListeners('removeListener');
    forgetAll(emitter);
    if (hasShapeMode) emitter[kShapeMode] = false;
    return;
  }
  const listeners = events[type];
  if (typeof listeners === 'function') {
    emitter.removeListener(type, listeners);
  } else if (listeners !== undefined) {
    for (let i = listeners.length - 1; i >= 0; i--) emitter.removeListener(type, listeners[i]);
  }
}

EventEmitter.prototype.removeAllListeners = function removeAllListeners(type) {
  const events = this._events;
  if (events === undefined) return this;
  const everything = arguments.length === 0;
  if (events.removeListener !== undefined) {
    removeAllTelling(this, events, everything, type);
    return this;
  }
  if (everything) {
    forgetAll(this);
  } else if (events[type] !== undefined) {
    if (--this._eventsCount === 0) this._events = { __proto__: null };
    else delete events[type];
  }
  if (hasShapeMode) this[kShapeMode] = false;
  return this;
};

// Until Node 18 what is no number was out of range, too.
function validateMaximum(n, name) {
  if (typeof n === 'number' || isAtLeast(20)) validateNumber(n, name, 0);
  else throw new (require('errors').codes.ERR_OUT_OF_RANGE)(name, '>= 0', n);
}

EventEmitter.prototype.setMaxListeners = function setMaxListeners(n) {
  validateMaximum(n, 'setMaxListeners');
  this._maxListeners = n;
  return this;
};
EventEmitter.prototype.getMaxListeners = function getMaxListeners() {
  return maxListenersOf(this);
};

function listenersOf(emitter, type, unwrap) {
  const events = emitter._events;
  const listeners = events === undefined ? undefined : events[type];
  if (listeners === undefined) return [];
  const copy = typeof listeners === 'function' ? [listeners] : ArrayPrototypeSlice(listeners);
  if (unwrap) {
    for (let i = 0; i < copy.length; i++) {
      if (typeof copy[i].listener === 'function') copy[i] = copy[i].listener;
    }
  }
  return copy;
}
EventEmitter.prototype.listeners = function listeners(type) {
  return listenersOf(this, type, true);
};
EventEmitter.prototype.rawListeners = function rawListeners(type) {
  return listenersOf(this, type, false);
};

function listenerCount(type, listener) {
  const events = this._events;
  const listeners = events === undefined ? undefined : events[type];
  if (listeners === undefined) return 0;
  const list = typeof listeners === 'function' ? [listeners] : listeners;
  if (listener == null) return list.length;
  let matching = 0;
  for (let i = 0; i < list.length; i++) {
    if (list[i] === listener || list[i].listener === listener) matching++;
  }
  return matching;
}
EventEmitter.prototype.listenerCount = listenerCount;

EventEmitter.prototype.eventNames = function eventNames() {
  return this._eventsCount > 0 ? ReflectOwnKeys(this._events) : [];
};

EventEmitter.listenerCount = function (emitter, type) {
  if (typeof emitter.listenerCount === 'function') return emitter.listenerCount(type);
  return FunctionPrototypeCall(listenerCount, emitter, type);
};

function invalidEmitter(name, emitter) {
  return new (require('errors').codes.ERR_INVALID_ARG_TYPE)(name, ['EventEmitter', 'EventTarget'], emitter);
}

EventEmitter.setMaxListeners = function (n = defaultMaxListeners, ...targets) {
  validateMaximum(n, 'setMaxListeners');
  if (targets.length === 0) fast.suspect(defaultMaxListeners = n);
  for (let i = 0; i < targets.length; i++) {
    const target = targets[i];
    const mayBeTarget = typeof target?.addEventListener === 'function';
    if (mayBeTarget && require('internal/event_target').isEventTarget(target)) {
      target[kMaxEventTargetListeners] = n;
      target[kMaxEventTargetListenersWarned] = false;
    } else if (typeof target?.setMaxListeners === 'function') {
      target.setMaxListeners(n);
    } else {
      throw invalidEmitter('eventTargets', target);
    }
  }
};

EventEmitter.getEventListeners = function getEventListeners(emitter, type) {
  if (typeof emitter.listeners === 'function') return emitter.listeners(type);
  const { isEventTarget, listenersOfTarget } = require('internal/event_target');
  if (isEventTarget(emitter)) return listenersOfTarget(emitter, type);
  throw invalidEmitter('emitter', emitter);
};

EventEmitter.getMaxListeners = function getMaxListeners(emitter) {
  if (typeof emitter?.getMaxListeners === 'function') return maxListenersOf(emitter);
  const maximum = emitter?.[kMaxEventTargetListeners];
  if (maximum !== undefined) return maximum;
  if (require('internal/event_target').isEventTarget(emitter)) {
    const isUnlimited = require('internal/versions').isAtLeast(22);  // signals are
    return isUnlimited && emitter instanceof require('abort').AbortSignal ? 0 : defaultMaxListeners;
  }
  throw invalidEmitter('emitter', emitter);
};

EventEmitter.once = function once(emitter, name, options) {
  return require('internal/events_async').once(emitter, name, options);
};
EventEmitter.on = function on(emitter, event, options) {
  return require('internal/events_async').on(emitter, event, options);
};
EventEmitter.addAbortListener = function addAbortListener(signal, listener) {
  return require('internal/events_async').addAbortListener(signal, listener);
};

EventEmitter.EventEmitter = EventEmitter;
EventEmitter.usingDomains = false;
EventEmitter.captureRejectionSymbol = kRejection;
EventEmitter.errorMonitor = kErrorMonitor;
ObjectDefineProperties(EventEmitter, {
  captureRejections: {
    __proto__: null,
    get() { return EventEmitter.prototype[kCapture]; },
    set(value) {
      validateBoolean(value, 'EventEmitter.captureRejections');
      EventEmitter.prototype[kCapture] = value;
      fast.captures = value;
    },
    enumerable: true,
  },
  defaultMaxListeners: {
    __proto__: null,
    get() { return defaultMaxListeners; },
    set(value) {
      validateMaximum(value, 'defaultMaxListeners');
      fast.suspect(defaultMaxListeners = value);
    },
    enumerable: true,
  },
  EventEmitterAsyncResource: {
    __proto__: null,
    get() { return require('internal/events_async_resource').EventEmitterAsyncResource; },
    enumerable: true,
    configurable: true,
  },
  kMaxEventTargetListeners: { __proto__: null, value: kMaxEventTargetListeners },
  kMaxEventTargetListenersWarned: { __proto__: null, value: kMaxEventTargetListenersWarned },
});

module.exports = EventEmitter;
