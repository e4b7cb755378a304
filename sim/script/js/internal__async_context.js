'use strict';
// The async context of now (sim/script/async_contexts.h), calls in another one, and what promises show of theirs.

const { ArrayPrototypePush, ObjectDefineProperty, ReflectApply, Symbol } = primordials;
const { isAtLeast } = require('internal/versions');
const native = binding.context;

// Calls in a context, and as the resource of a number, and brings the ones before back.
function callIn(context, callback, receiver, args, id = native.executingId(), trigger = native.executingTrigger()) {
  const before = native.get();
  const idBefore = native.executingId();
  const triggerBefore = native.executingTrigger();
  native.set(context);
  native.setExecuting(id, trigger);
  try {
    return ReflectApply(callback, receiver, args);
  } finally {
    native.set(before);
    native.setExecuting(idBefore, triggerBefore);
  }
}

const usedStorages = [];  // of AsyncLocalStorage, in the order of their first uses
const storeSymbols = [];

// Where promises have numbers, Node keeps them as properties. Ours get these when somebody looks.
const showsResources = isAtLeast(14) && !isAtLeast(24);
const idSymbol = Symbol('async_id_symbol');
const triggerSymbol = Symbol('trigger_async_id_symbol');
function showResource(promise) {
  const known = showsResources ? native.ofPromise(promise) : undefined;
  if (known === undefined) return;
  const { 0: id, 1: trigger, 2: storages, 3: context } = known;
  const show = (key, value) => ObjectDefineProperty(promise, key,
    { __proto__: null, value, writable: true, enumerable: true, configurable: true });
  show(idSymbol, id);
  if (trigger === undefined) return;
  show(triggerSymbol, trigger);
  for (let i = 0; i < storages; i++) {
    if (i === storeSymbols.length) ArrayPrototypePush(storeSymbols, Symbol('kResourceStore'));
    show(storeSymbols[i], context?.get(usedStorages[i]));
  }
}

module.exports = { currentContext: native.get, callIn, usedStorages, showResource };
