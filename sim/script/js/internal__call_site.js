'use strict';
// CallSite: what Error.prepareStackTrace gets of each frame. The engine has the first few of these methods; V8's others
// are put beside them here. The engine notes no `this`, so there are no names of types and methods.

const { ObjectDefineProperty, ReflectDeleteProperty, SymbolToStringTag } = primordials;
const { isAtLeast } = require('internal/versions');

const methods = {
  getEvalOrigin() { return isAtLeast(12) ? undefined : this.getFileName(); },
  getMethodName() { return null; },
  getPosition() { return 0; },
  getScriptNameOrSourceURL() { return this.getFileName(); },
  getThis() { return undefined; },
  getTypeName() { return null; },
  isEval() { return false; },
  isToplevel() { return !this.isConstructor(); },
  toString() {
    const file = this.getFileName();
    const line = this.getLineNumber();
    const place = line === null ? file || '<anonymous>' : `${file || '<anonymous>'}:${line}:${this.getColumnNumber()}`;
    const name = this.getFunctionName();
    return name ? `${this.isConstructor() ? 'new ' : ''}${name} (${place})` : place;
  },
};
const since12 = {
  getEnclosingColumnNumber() { return this.getColumnNumber(); },
  getEnclosingLineNumber() { return this.getLineNumber(); },
  getPromiseIndex() { return null; },
  isAsync() { return false; },
  isPromiseAll() { return false; },
};
const since16 = { getScriptHash() { return ''; } };

function add(prototype, added) {
  for (const name in added) {
    ObjectDefineProperty(prototype, name, { __proto__: null, value: added[name], writable: true, configurable: true });
  }
}

module.exports = function completeCallSite(prototype) {
  ReflectDeleteProperty(prototype, SymbolToStringTag);
  add(prototype, methods);
  if (isAtLeast(12)) add(prototype, since12);
  if (isAtLeast(16)) add(prototype, since16);
};
