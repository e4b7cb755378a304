'use strict';
// From 14 on: what a module has exported so far, as another one gets it that it requires itself, warns of what is not
// there (yet). A proxy stands in for its prototype until the module is through.

const {
  ObjectGetOwnPropertyDescriptor, ObjectGetPrototypeOf, ObjectPrototype, ObjectPrototypeHasOwnProperty,
  ObjectSetPrototypeOf, Proxy, String,
} = primordials;
const { isProxy } = require('util/types');

function warn(key) {
  require('process').emitWarning(
    `Accessing non-existent property '${String(key)}' of module exports inside circular dependency`);
}

// __esModule is what compiled code asks every module for.
const warning = new Proxy({}, {
  __proto__: null,
  get(target, key) {
    if (key in target || key === '__esModule') return target[key];
    warn(key);
    return undefined;
  },
  getOwnPropertyDescriptor(target, key) {
    if (ObjectPrototypeHasOwnProperty(target, key) || key === '__esModule') {
      return ObjectGetOwnPropertyDescriptor(target, key);
    }
    warn(key);
    return undefined;
  },
});

const isPlain = (exports, prototype) =>
  exports && !isProxy(exports) && ObjectGetPrototypeOf(exports) === prototype;

// The exports of a module that is not through.
function unfinished(exports) {
  if (isPlain(exports, ObjectPrototype) && !exports.__esModule) ObjectSetPrototypeOf(exports, warning);
  return exports;
}
// The module is through.
function finish(exports) {
  if (isPlain(exports, warning)) ObjectSetPrototypeOf(exports, ObjectPrototype);
}

module.exports = { finish, unfinished };
