'use strict';
// util.promisify and util.callbackify.

const {
  ArrayPrototypePop, ArrayPrototypePush, FunctionPrototypeBind, FunctionPrototypeCall, ObjectDefineProperties,
  ObjectDefineProperty, ObjectGetOwnPropertyDescriptor, ObjectGetPrototypeOf, ObjectSetPrototypeOf, Promise,
  ReflectApply, ReflectOwnKeys, Symbol, SymbolFor,
} = primordials;
const { validateFunction } = require('internal/validators');

const kCustomPromisified = SymbolFor('nodejs.util.promisify.custom');
// On a function whose callback gets several values: their names, for the object that the promise is fulfilled
// with.
const customPromisifyArgs = Symbol('customPromisifyArgs');

function copyProperties(from, to) {
  const keys = ReflectOwnKeys(from);
  for (let i = 0; i < keys.length; i++) {
    const descriptor = ObjectGetOwnPropertyDescriptor(from, keys[i]);
    ObjectSetPrototypeOf(descriptor, null);
    ObjectDefineProperty(to, keys[i], descriptor);
  }
}

function hideCustom(promisified) {
  return ObjectDefineProperty(promisified, kCustomPromisified,
    { __proto__: null, value: promisified, enumerable: false, writable: false, configurable: true });
}

function promisify(original) {
  validateFunction(original, 'original');
  const custom = original[kCustomPromisified];
  if (custom) {
    validateFunction(custom, 'util.promisify.custom');
    return hideCustom(custom);
  }
  const names = original[customPromisifyArgs];
  function promisified(...args) {
    return new Promise((resolve, reject) => {
      ArrayPrototypePush(args, (error, ...values) => {
        if (error) {
          reject(error);
        } else if (names !== undefined && values.length > 1) {
          const named = {};
          for (let i = 0; i < names.length; i++) named[names[i]] = values[i];
          resolve(named);
        } else {
          resolve(values[0]);
        }
      });
      ReflectApply(original, this, args);
    });
  }
  ObjectSetPrototypeOf(promisified, ObjectGetPrototypeOf(original));
  hideCustom(promisified);
  copyProperties(original, promisified);
  return promisified;
}
promisify.custom = kCustomPromisified;

// A falsy reason would look like success to a callback.
function rejected(reason, callback) {
  callback(reason || new (require('errors').codes.ERR_FALSY_VALUE_REJECTION)(reason));
}

function callbackify(original) {
  validateFunction(original, 'original');
  function callbackified(...args) {
    const last = ArrayPrototypePop(args);
    validateFunction(last, 'last argument');
    const callback = FunctionPrototypeBind(last, this);
    const promise = ReflectApply(original, this, args);
    const { nextTick } = require('process');
    FunctionPrototypeCall(promise.then, promise,
      (value) => nextTick(callback, null, value), (reason) => nextTick(rejected, reason, callback));
  }
  copyProperties(original, callbackified);
  ObjectDefineProperties(callbackified, {
    length: { __proto__: null, value: original.length + 1, configurable: true },
    name: { __proto__: null, value: `${original.name}Callbackified`, configurable: true },
  });
  return callbackified;
}

module.exports = { promisify, callbackify, customPromisifyArgs };
