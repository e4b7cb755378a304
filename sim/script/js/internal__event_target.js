'use strict';
// Event, CustomEvent, EventTarget, and NodeEventTarget (an EventTarget with on(), once(), off(), emit(), for
// ports). A target keeps, by type, an array of listeners in the order in which they were added.

const {
  ArrayPrototypePush, ArrayPrototypeSlice, ArrayPrototypeSplice, Boolean, Error, FunctionPrototypeCall,
  NumberIsInteger, ObjectDefineProperties, ObjectDefineProperty, ReflectApply, SafeMap, SafeWeakSet, String,
  Symbol, SymbolFor, SymbolToStringTag,
} = primordials;
const { codes } = require('errors');
const { isAtLeast } = require('internal/versions');
const { validateAbortSignal, validateObject, validateString } = require('internal/validators');
const { kMaxEventTargetListeners, kMaxEventTargetListenersWarned, defaultMaxListeners } = require('events');

const customInspect = SymbolFor('nodejs.util.inspect.custom');
const kIsEventTarget = SymbolFor('nodejs.event_target');
const kIsNodeEventTarget = Symbol('kIsNodeEventTarget');
const kEvents = Symbol('kEvents');      // on a target: type -> array of listeners
const kHandlers = Symbol('kHandlers');  // on a target: type -> the listener behind target.on<type>
const kTrustEvent = Symbol('kTrustEvent');
const kDispatch = Symbol('kDispatch');
const kCreateEvent = Symbol('kCreateEvent');    // for subclasses: makes the event of emit(type, value)
const kNewListener = Symbol('kNewListener');    // for subclasses: (size, type) after a listener came
const kRemoveListener = Symbol('kRemoveListener');  // and after one went
const kType = Symbol('type');
const kTarget = Symbol('kTarget');
const kIsBeingDispatched = Symbol('kIsBeingDispatched');
const kStop = Symbol('kStop');

const keepsCurrentTarget = !isAtLeast(20, 3);

function describe(object, content, depth, options) {
  const { name } = object.constructor;
  if (depth < 0) return name;
  const inner = NumberIsInteger(options.depth) ? options.depth - 1 : options.depth;
  return `${name} ${require('internal/inspect').inspect(content, { ...options, depth: inner })}`;
}
function hide(object, key, value) {
  ObjectDefineProperty(
    object, key, { __proto__: null, value, writable: true, enumerable: false, configurable: true });
}

const trusted = new SafeWeakSet();
const isTrusted = {
  __proto__: null,
  get() { return trusted.has(this); },
  enumerable: true,
  configurable: false,
};

// From 18 on it is the class's.
const isTrustedOwn = !isAtLeast(18);

class Event {
  #cancelable = false;
  #bubbles = false;
  #composed = false;
  #defaultPrevented = false;
  #propagationStopped = false;
  #timeStamp = binding.process.nowMs();

  constructor(type, options = undefined) {
    if (arguments.length === 0) throw new codes.ERR_MISSING_ARGS('type');
    if (options != null) validateObject(options, 'options');
    this.#bubbles = Boolean(options?.bubbles);
    this.#cancelable = Boolean(options?.cancelable);
    this.#composed = Boolean(options?.composed);
    this[kType] = `${type}`;
    if (options?.[kTrustEvent]) trusted.add(this);
    this[kTarget] = null;
    this[kIsBeingDispatched] = false;
    if (isTrustedOwn) ObjectDefineProperty(this, 'isTrusted', isTrusted);
  }

  initEvent(type, bubbles = false, cancelable = false) {
    if (arguments.length === 0) throw new codes.ERR_MISSING_ARGS('type');
    if (this[kIsBeingDispatched]) return;
    this[kType] = `${type}`;
    this.#bubbles = Boolean(bubbles);
    this.#cancelable = Boolean(cancelable);
  }

  [customInspect](depth, options) {
    return describe(this, {
      type: this[kType], defaultPrevented: this.#defaultPrevented, cancelable: this.#cancelable,
      timeStamp: this.#timeStamp,
    }, depth, options);
  }

  preventDefault() { this.#defaultPrevented = true; }
  stopPropagation() { this.#propagationStopped = true; }
  stopImmediatePropagation() {
    this.stopPropagation();
    this[kStop] = true;
  }
  get target() { return this[kTarget]; }
  get currentTarget() { return this[kIsBeingDispatched] || keepsCurrentTarget ? this[kTarget] : null; }
  get srcElement() { return this[kTarget]; }
  get type() { return this[kType]; }
  get cancelable() { return this.#cancelable; }
  get defaultPrevented() { return this.#cancelable && this.#defaultPrevented; }
  get timeStamp() { return this.#timeStamp; }
  composedPath() { return this[kIsBeingDispatched] ? [this[kTarget]] : []; }
  get returnValue() { return !this.#cancelable || !this.#defaultPrevented; }
  get bubbles() { return this.#bubbles; }
  get composed() { return this.#composed; }
  get eventPhase() { return this[kIsBeingDispatched] ? Event.AT_TARGET : Event.NONE; }
  get cancelBubble() { return this.#propagationStopped; }
  set cancelBubble(value) { if (value) this.#propagationStopped = true; }
}
if (!isTrustedOwn) ObjectDefineProperty(Event.prototype, 'isTrusted', isTrusted);
const phases = ['NONE', 'CAPTURING_PHASE', 'AT_TARGET', 'BUBBLING_PHASE'];
for (let i = 0; i < phases.length; i++) {
  ObjectDefineProperty(Event, phases[i], { __proto__: null, value: i, enumerable: true });
}

class CustomEvent extends Event {
  #detail;
  constructor(type, options = undefined) {
    super(type, options);
    this.#detail = options?.detail ?? null;
  }
  get detail() { return this.#detail; }
}

function isListener(listener) {
  if (listener == null) return false;
  if (typeof listener === 'function' || typeof listener === 'object') return true;
  throw new codes.ERR_INVALID_ARG_TYPE('listener', 'EventListener', listener);
}

function indexOf(list, listener, capture) {
  for (let i = 0; i < list.length; i++) {
    if (list[i].listener === listener && list[i].capture === capture) return i;
  }
  return -1;
}

// What a listener throws is an uncaught exception, of a tick of its own.
function throwInTick(error) {
  require('process').nextTick(() => { throw error; });
}

function warn(name, message, target, type, count) {
  const warning = new Error(message);
  warning.name = name;
  warning.target = target;
  warning.type = type;
  if (count !== undefined) warning.count = count;
  require('process').emitWarning(warning);
}

function beginDispatch(event, target) {
  event[kTarget] = target;
  event[kIsBeingDispatched] = true;
}

class EventTarget {
  static [kIsEventTarget] = true;

  constructor() { initialize(this); }

  [kNewListener](size, type) {
    const max = this[kMaxEventTargetListeners] ?? defaultMaxListeners;
    if (max <= 0 || size <= max || this[kMaxEventTargetListenersWarned]) return;
    this[kMaxEventTargetListenersWarned] = true;
    const name = require('internal/inspect').inspect(this, { depth: -1 });
    const text = `Possible EventTarget memory leak detected. ${size} ${type} listeners added to ${name}. ` +
      `MaxListeners is ${max}. Use events.setMaxListeners() to increase limit`;
    warn('MaxListenersExceededWarning', text, this, type, size);
  }
  [kRemoveListener]() {}

  addEventListener(type, listener, options = undefined) {
    checkThis(this);
    if (arguments.length < 2) throw new codes.ERR_MISSING_ARGS('type', 'listener');
    if (typeof options === 'boolean') options = { __proto__: null, capture: options };
    if (options != null) validateObject(options, 'options', 6);
    const once = Boolean(options?.once);
    const capture = Boolean(options?.capture);
    const passive = Boolean(options?.passive);
    const signal = options?.signal;
    validateAbortSignal(signal, 'options.signal');
    if (signal?.aborted) return;
    if (!isListener(listener)) {
      warn('AddEventListenerArgumentTypeWarning',
        `addEventListener called with ${listener} which has no effect.`, this, type);
      return;
    }
    const remove = () => this.removeEventListener(type, listener, options);
    signal?.addEventListener('abort', remove, { __proto__: null, once: true });

    type = `${type}`;
    let list = this[kEvents].get(type);
    if (list === undefined) this[kEvents].set(type, list = []);
    else if (indexOf(list, listener, capture) !== -1) return;
    ArrayPrototypePush(list, {
      listener, once, capture, passive, removed: false, nodeStyle: Boolean(options?.[kIsNodeEventTarget]),
    });
    this[kNewListener](list.length, type);
  }

  removeEventListener(type, listener, options = undefined) {
    checkThis(this);
    if (arguments.length < 2) throw new codes.ERR_MISSING_ARGS('type', 'listener');
    if (!isListener(listener)) return;
    type = `${type}`;
    const list = this[kEvents].get(type);
    const capture = (options === true || options?.capture) === true;
    const at = list === undefined ? -1 : indexOf(list, listener, capture);
    if (at !== -1) this.#remove(type, list, at);
  }

  #remove(type, list, at) {
    list[at].removed = true;
    ArrayPrototypeSplice(list, at, 1);
    if (list.length === 0) this[kEvents].delete(type);
    this[kRemoveListener](list.length, type);
  }

  dispatchEvent(event) {
    checkThis(this);
    if (arguments.length < 1) throw new codes.ERR_MISSING_ARGS('event');
    if (!(event instanceof Event)) throw new codes.ERR_INVALID_ARG_TYPE('event', 'Event', event);
    if (event[kIsBeingDispatched]) throw new codes.ERR_EVENT_RECURSION(event.type);
    this[kDispatch](event, event.type, event);
    return event.defaultPrevented !== true;
  }

  // Calls the listeners: node style ones (of on()) with `value`, the others with the event, made when first
  // needed.
  [kDispatch](value, type, event) {
    const list = this[kEvents].get(type);
    if (event !== undefined) beginDispatch(event, this);
    const round = list === undefined ? [] : ArrayPrototypeSlice(list);
    for (let i = 0; i < round.length && event?.[kStop] !== true; i++) {
      const entry = round[i];
      if (entry.removed) continue;
      if (entry.once) this.#remove(type, list, indexOf(list, entry.listener, entry.capture));
      if (!entry.nodeStyle && event === undefined) {
        event = this[kCreateEvent](value, type);
        beginDispatch(event, this);
      }
      this.#call(entry, entry.nodeStyle ? value : event);
      if (!entry.nodeStyle) event[kIsBeingDispatched] = false;  // as in Node, for the listeners behind it, too
    }
    if (event !== undefined) event[kIsBeingDispatched] = false;
  }

  #call({ listener }, argument) {
    try {
      let result;
      if (typeof listener === 'function') result = FunctionPrototypeCall(listener, this, argument);
      else if (listener.handleEvent) result = FunctionPrototypeCall(listener.handleEvent, listener, argument);
      if (result === undefined || result === null) return;
      const { then } = result;
      if (typeof then === 'function') FunctionPrototypeCall(then, result, undefined, throwInTick);
    } catch (error) {
      throwInTick(error);
    }
  }

  [kCreateEvent](value, type) { return new CustomEvent(type, { detail: value }); }

  [customInspect](depth, options) { return describe(this, {}, depth, options); }
}

function initialize(target) {
  hide(target, kEvents, new SafeMap());
  hide(target, kHandlers, new SafeMap());
  hide(target, kMaxEventTargetListeners, undefined);
  hide(target, kMaxEventTargetListenersWarned, false);
}
function isEventTarget(object) { return Boolean(object?.constructor?.[kIsEventTarget]); }
function checkThis(target) {
  if (target?.[kEvents] === undefined) throw new codes.ERR_INVALID_THIS('EventTarget');
}
function listenersOfTarget(target, type) {
  const listeners = [];
  const list = target[kEvents].get(`${type}`) ?? [];
  for (let i = 0; i < list.length; i++) listeners[i] = list[i].listener;
  return listeners;
}

const nodeStyle = { __proto__: null, [kIsNodeEventTarget]: true };
const nodeStyleOnce = { __proto__: null, [kIsNodeEventTarget]: true, once: true };

class NodeEventTarget extends EventTarget {
  static [kIsNodeEventTarget] = true;
  static defaultMaxListeners = 10;

  on(type, listener) {
    this.addEventListener(type, listener, nodeStyle);
    return this;
  }
  addListener(type, listener) { return this.on(type, listener); }
  once(type, listener) {
    this.addEventListener(type, listener, nodeStyleOnce);
    return this;
  }
  off(type, listener, options) {
    this.removeEventListener(type, listener, options);
    return this;
  }
  removeListener(type, listener, options) { return this.off(type, listener, options); }
  removeAllListeners(type) {
    if (type === undefined) this[kEvents].clear();
    else this[kEvents].delete(String(type));
    return this;
  }
  emit(type, argument) {
    validateString(type, 'type');
    const had = this.listenerCount(type) > 0;
    this[kDispatch](argument, type, undefined);
    return had;
  }
  listenerCount(type) { return this[kEvents].get(String(type))?.length ?? 0; }
  eventNames() {
    const names = [];
    this[kEvents].forEach((list, type) => ArrayPrototypePush(names, type));
    return names;
  }
  setMaxListeners(n) { require('events').setMaxListeners(n, this); }
  getMaxListeners() { return this[kMaxEventTargetListeners] ?? defaultMaxListeners; }
}

// target.on<name> = function: one listener, in the place where it was first set.
function defineEventHandler(prototype, name, type = name) {
  const property = `on${name}`;
  const accessor = {
    get [property]() {
      checkThis(this);
      return this[kHandlers].get(type)?.handler ?? null;
    },
    set [property](value) {
      checkThis(this);
      let listener = this[kHandlers].get(type);
      if (listener === undefined) {
        listener = function (...args) {
          if (typeof listener.handler !== 'function') return undefined;
          return ReflectApply(listener.handler, this, args);
        };
        this[kHandlers].set(type, listener);
        listener.handler = value;
        this.addEventListener(type, listener);
      } else {
        listener.handler = value;
      }
    },
  };
  const { get, set } = primordials.ObjectGetOwnPropertyDescriptor(accessor, property);
  ObjectDefineProperty(
    prototype, property, { __proto__: null, get, set, enumerable: true, configurable: true });
}

function tag(constructor, name, methods) {
  const enumerable = { __proto__: null, enumerable: true };
  const descriptors = { __proto__: null };
  for (let i = 0; i < methods.length; i++) descriptors[methods[i]] = enumerable;
  descriptors[SymbolToStringTag] = { __proto__: null, value: name, configurable: true };
  ObjectDefineProperties(constructor.prototype, descriptors);
}
tag(Event, 'Event', ['initEvent', 'preventDefault', 'stopPropagation', 'stopImmediatePropagation', 'target',
  'currentTarget', 'srcElement', 'type', 'cancelable', 'defaultPrevented', 'timeStamp', 'composedPath',
  'returnValue',
  'bubbles', 'composed', 'eventPhase', 'cancelBubble']);
tag(CustomEvent, 'CustomEvent', ['detail']);
tag(EventTarget, 'EventTarget', ['addEventListener', 'removeEventListener', 'dispatchEvent']);

module.exports = {
  Event, CustomEvent, EventTarget, NodeEventTarget, defineEventHandler, isEventTarget, listenersOfTarget,
  initialize, describe, kTrustEvent, kDispatch, kCreateEvent, kNewListener, kRemoveListener,
};
