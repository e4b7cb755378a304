'use strict';
// WeakRef and FinalizationRegistry as scripts of Node's meet them: V8 collects garbage when memory gets scarce, which a
// short script never sees; the engine frees an object with its last reference. So the latest targets are kept.

const { FinalizationRegistry, ObjectDefineProperty, ReflectApply, ReflectConstruct, WeakRef } = primordials;

const keptMax = 1000;
const kept = [];
let next = 0;
function keep(target) {
  kept[next] = target;
  next = (next + 1) % keptMax;
}

function define(object, key, value) {
  ObjectDefineProperty(object, key, { __proto__: null, value, writable: true, enumerable: false, configurable: true });
}

function KeptWeakRef(target) {
  if (new.target === undefined) return ReflectApply(WeakRef, undefined, []);  // throws
  const made = ReflectConstruct(WeakRef, [target], new.target);
  keep(target);
  return made;
}
ObjectDefineProperty(KeptWeakRef, 'name', { __proto__: null, value: 'WeakRef', configurable: true });
ObjectDefineProperty(KeptWeakRef, 'prototype', { __proto__: null, value: WeakRef.prototype, writable: false });
define(WeakRef.prototype, 'constructor', KeptWeakRef);

const { register } = FinalizationRegistry.prototype;
const methods = {
  register(target, heldValue, unregisterToken = undefined) {
    ReflectApply(register, this, [target, heldValue, unregisterToken]);
    keep(target);
  },
};
ObjectDefineProperty(methods.register, 'length', { __proto__: null, value: 2, configurable: true });
define(FinalizationRegistry.prototype, 'register', methods.register);

module.exports = { FinalizationRegistry, WeakRef: KeptWeakRef };
