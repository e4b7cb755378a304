'use strict';
// Makes the global object what Node's is. Runs once, before the user's code; what costs time to load is loaded when it
// is first read.

const { ObjectDefineProperty, ObjectGetOwnPropertyDescriptor } = primordials;

function define(name, value, enumerable = false) {
  ObjectDefineProperty(globalThis, name, { __proto__: null, value, writable: true, enumerable, configurable: true });
}

// An accessor that turns itself into a plain property when it is read or written.
function defineLazily(name, load, enumerable = false) {
  const { get, set } = ObjectGetOwnPropertyDescriptor({
    get [name]() {
      const value = load();
      define(name, value, enumerable);
      return value;
    },
    set [name](value) { define(name, value, enumerable); },
  }, name);
  ObjectDefineProperty(globalThis, name, { __proto__: null, get, set, enumerable, configurable: true });
}

define('global', globalThis, true);

require('internal/globals')(globalThis);
require('internal/locale')();
require('internal/atomics')();
defineLazily('Intl', () => require('internal/intl'));
defineLazily('process', () => require('internal/builtin_names').load('process'));

// The timers are ten functions that most scripts use: no use in waiting.
const timers = require('timers');
const timerNames = ['clearImmediate', 'setImmediate', 'clearInterval', 'clearTimeout', 'setInterval', 'setTimeout'];
for (let i = 0; i < timerNames.length; i++) define(timerNames[i], timers[timerNames[i]], true);

// The engine's own queue takes it, behind a check that speaks as Node does.
const enqueue = globalThis.queueMicrotask;
define('queueMicrotask', function queueMicrotask(callback) {
  if (typeof callback !== 'function') require('internal/validators').validateFunction(callback, 'callback');
  enqueue(callback);
}, true);

defineLazily('performance', () => require('internal/builtin_names').exportsOf('perf_hooks').performance, true);
if (require('internal/versions').isAtLeast(19)) {
  const { get } = ObjectGetOwnPropertyDescriptor({
    get crypto() { return require('internal/crypto/web').webcrypto; },
  }, 'crypto');
  ObjectDefineProperty(globalThis, 'crypto', { __proto__: null, get, enumerable: true, configurable: true });
  const classes = ['Crypto', 'CryptoKey', 'SubtleCrypto'];
  for (let i = 0; i < classes.length; i++) {
    defineLazily(classes[i], () => require('internal/crypto/web')[classes[i]]);
  }
}

if (require('internal/versions').isAtLeast(22)) {
  ObjectDefineProperty(Array, 'fromAsync', {
    __proto__: null, value: require('internal/array_from_async'), writable: true, enumerable: false, configurable: true,
  });
}
require('internal/history').trimRealm();
