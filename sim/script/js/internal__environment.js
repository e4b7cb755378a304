'use strict';
// process.env: an object whose values are texts, whatever is put in.

const { Proxy, ReflectDefineProperty, String, TypeError } = primordials;

function toText(value) {
  if (typeof value === 'symbol') throw new TypeError('Cannot convert a Symbol value to a string');
  return String(value);
}

function put(target, key, value) {
  if (typeof key === 'symbol') throw new TypeError('Cannot convert a Symbol value to a string');
  return ReflectDefineProperty(target, key,
    { __proto__: null, value: toText(value), writable: true, enumerable: true, configurable: true });
}

const handler = {
  __proto__: null,
  set: put,
  defineProperty(target, key, descriptor) {
    if ('value' in descriptor && descriptor.configurable && descriptor.writable && descriptor.enumerable) {
      return put(target, key, descriptor.value);
    }
    throw require('internal/module_errors').codedError(TypeError, 'ERR_INVALID_OBJECT_DEFINE_PROPERTY',
      'value' in descriptor ?
        "'process.env' only accepts a configurable, writable, and enumerable data descriptor" :
        "'process.env' does not accept an accessor(getter/setter) descriptor");
  },
};

// pairs: [name, value] of each variable.
function makeEnvironment(pairs) {
  const target = {};
  for (let i = 0; i < pairs.length; i++) put(target, pairs[i][0], pairs[i][1]);
  return new Proxy(target, handler);
}

module.exports = { makeEnvironment };
