'use strict';
// AsyncLocalStorage and AsyncResource. The values of all stores travel together in one frozen map, which the engine
// hands on from the work that asks to the work that follows (sim/script/async_contexts.h).

const {
  ArrayPrototypeIndexOf, ArrayPrototypePush, FunctionPrototypeBind, ObjectDefineProperty, ObjectFreeze, ObjectIs, ReflectApply,
  SafeMap,
} = primordials;
const native = binding.context;
const { callIn, usedStorages } = require('internal/async_context');
const { codes } = require('errors');
const { isAtLeast } = require('internal/versions');
const { validateFunction, validateObject, validateString } = require('internal/validators');

// Until 22 the first use of a storage turns on hooks, and with them the numbers of promises.
const hooksPromises = !isAtLeast(24);
function use(storage) {
  if (!hooksPromises || ArrayPrototypeIndexOf(usedStorages, storage) !== -1) return;
  ArrayPrototypePush(usedStorages, storage);
  native.trackPromises(usedStorages.length);
}

// A copy of the current map with one entry changed, or without it.
function withEntry(storage, value) {
  const before = native.get();
  const map = new SafeMap();
  before?.forEach((each, key) => map.set(key, each));
  if (value === undefined) map.delete(storage);
  else map.set(storage, value);
  return map.size === 0 ? undefined : map;
}

let disables = 0;  // of 24 and later, which change a map in place

// Calls with a store, and brings the one before back; what the callback entered or disabled of other storages stays.
function runWith(storage, store, callback, args) {
  if (ObjectIs(store, storage.getStore())) return ReflectApply(callback, null, args);
  const before = native.get(), disablesBefore = disables;
  const during = withEntry(storage, store);
  native.set(during);
  try {
    return ReflectApply(callback, null, args);
  } finally {
    native.set(native.get() === during && disables === disablesBefore ? before : withEntry(storage, before?.get(storage)));
  }
}

class AsyncLocalStorage {
  #name;
  #defaultValue;
  #isDisabled = false;

  constructor(options = undefined) {
    if (options === undefined) return;
    validateObject(options, 'options');
    this.#name = options.name === undefined ? '' : `${options.name}`;
    this.#defaultValue = options.defaultValue;
  }
  get name() { return this.#name ?? ''; }

  run(store, callback, ...args) {
    this.#isDisabled = false;
    use(this);
    if (isAtLeast(14)) return runWith(this, store, callback, args);
    const before = native.executingId();
    const triggerBefore = native.executingTrigger();
    native.setExecuting(native.makeId(), before);  // a resource of its own
    try {
      return runWith(this, store, callback, args);
    } finally {
      native.setExecuting(before, triggerBefore);
    }
  }
  exit(callback, ...args) {
    if (isAtLeast(24)) return runWith(this, undefined, callback, args);
    // Until 22 what it enters meanwhile stays.
    const before = native.get();
    native.set(withEntry(this, undefined));
    try {
      return ReflectApply(callback, null, args);
    } finally {
      if (!native.get()?.has(this)) native.set(withEntry(this, before?.get(this)));
    }
  }
  enterWith(store) {
    this.#isDisabled = false;
    use(this);
    native.set(withEntry(this, store));
  }
  // Until 22 it is blind in every context, until it is used anew; then the context of now loses its store, in place,
  // so that what was asked for within it does, too.
  disable() {
    if (!isAtLeast(24)) {
      this.#isDisabled = true;
      return;
    }
    disables++;
    native.get()?.delete(this);
  }
  getStore() {
    if (this.#isDisabled) return undefined;
    const context = native.get();
    return context !== undefined && context.has(this) ? context.get(this) : this.#defaultValue;
  }

  // A function that runs in the context of now.
  static bind(callback) { return AsyncResource.bind(callback); }
  static snapshot() {
    const context = native.get();
    return (callback, ...args) => callIn(context, callback, undefined, args);
  }
}

if (!isAtLeast(18)) {
  delete AsyncLocalStorage.bind;
  delete AsyncLocalStorage.snapshot;
}

class AsyncResource {
  #context = native.get();
  #id = native.makeId();
  #trigger;

  constructor(type, options = {}) {
    validateString(type, 'type');
    let trigger = native.executingId();
    if (typeof options === 'number') {
      trigger = options;
    } else if (options !== null && typeof options === 'object' && options.triggerAsyncId !== undefined) {
      trigger = options.triggerAsyncId;
    }
    if (!primordials.NumberIsSafeInteger(trigger) || trigger < -1) {
      throw new codes.ERR_INVALID_ASYNC_ID('triggerAsyncId', trigger);
    }
    this.#trigger = trigger;
  }

  runInAsyncScope(callback, thisArg, ...args) { return this.#run(callback, thisArg, args); }
  #run(callback, thisArg, args) {
    return callIn(this.#context, callback, thisArg, args, this.#id, this.#trigger);
  }
  emitDestroy() { return this; }
  asyncId() { return this.#id; }
  triggerAsyncId() { return this.#trigger; }

  bind(callback, thisArg) {
    validateFunction(callback, 'fn');
    const resource = this;
    const bound = thisArg === undefined ?
      function (...args) { return resource.#run(callback, this, args); } :
      FunctionPrototypeBind(resource.runInAsyncScope, resource, callback, thisArg);
    ObjectDefineProperty(bound, 'length',
      { __proto__: null, value: callback.length, configurable: true, enumerable: false });
    return bound;
  }
  static bind(callback, type, thisArg) {
    type = type || callback?.name || 'bound-anonymous-fn';
    return new AsyncResource(type).bind(callback, thisArg);
  }
}

const executionAsyncId = () => native.executingId();
const triggerAsyncId = () => native.executingTrigger();
const resource = ObjectFreeze({ __proto__: null });
function executionAsyncResource() { return resource; }

// Hooks are not called: the trace shows everything that they could tell.
function createHook(callbacks) {
  validateObject(callbacks, 'callbacks');
  const names = ['init', 'before', 'after', 'destroy', 'promiseResolve'];
  for (let i = 0; i < names.length; i++) {
    const callback = callbacks[names[i]];
    if (callback !== undefined && typeof callback !== 'function') {
      throw new codes.ERR_ASYNC_CALLBACK(`hook.${names[i]}`);
    }
  }
  return {
    enable() {
      throw require('internal/module_errors').codedError(primordials.Error, 'ERR_LOOPGLASS_UNSUPPORTED',
        'Loopglass calls no hooks of async_hooks: look at the trace instead');
    },
    disable() { return this; },
  };
}

module.exports = {
  AsyncLocalStorage, AsyncResource, createHook, executionAsyncId, executionAsyncResource, triggerAsyncId,
  asyncWrapProviders: ObjectFreeze({ __proto__: null }),
};
