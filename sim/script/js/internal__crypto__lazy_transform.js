'use strict';
// What hashes and ciphers are as streams. Until Node 12 they go in the steps of the older streams.

const { ObjectDefineProperty, ObjectSetPrototypeOf, ReflectApply } = primordials;
const { isAtLeast } = require('internal/versions');
const { Transform } = require(isAtLeast(14) ? 'internal/stream' : 'internal/old_stream');

// The state of the stream is made when it is first asked for: most hashes are no streams to anybody.
function LazyTransform(options) { this._options = options; }
ObjectSetPrototypeOf(LazyTransform.prototype, Transform.prototype);
ObjectSetPrototypeOf(LazyTransform, Transform);
const stateNames = ['_readableState', '_writableState'];
for (let i = 0; i < stateNames.length; i++) {
  const name = stateNames[i];
  ObjectDefineProperty(LazyTransform.prototype, name, {
    __proto__: null, configurable: true, enumerable: true,
    get() {
      ReflectApply(Transform, this, [this._options]);
      this._writableState.decodeStrings = false;
      return this[name];
    },
    set(value) {
      ObjectDefineProperty(this, name,
        { __proto__: null, value, writable: true, enumerable: true, configurable: true });
    },
  });
}

module.exports = LazyTransform;
