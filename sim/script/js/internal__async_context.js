'use strict';
// The async context of now (sim/script/async_contexts.h), and calls in another one.

const { ReflectApply } = primordials;
const native = binding.context;

// Calls in a context, and brings the one before back.
function callIn(context, callback, receiver, args) {
  const before = native.get();
  native.set(context);
  try {
    return ReflectApply(callback, receiver, args);
  } finally {
    native.set(before);
  }
}

module.exports = { currentContext: native.get, callIn };
