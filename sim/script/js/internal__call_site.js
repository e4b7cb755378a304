'use strict';
// CallSite: what Error.prepareStackTrace gets of each frame. The engine has the first few of these methods; V8's others
// are put beside them here. The engine notes no `this`, so there are no names of types and methods.

const {
  Error, ObjectDefineProperty, ObjectGetOwnPropertyDescriptor, ObjectGetPrototypeOf, ReflectDeleteProperty, SymbolToStringTag,
} = primordials;
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

// The class has no name that a script could say: an object of it is asked for its prototype.
function prototypeOfCallSite() {
  const { prepareStackTrace } = Error;
  Error.prepareStackTrace = (error, sites) => sites;
  const prototype = ObjectGetPrototypeOf(new Error().stack[0]);
  Error.prepareStackTrace = prepareStackTrace;
  return prototype;
}

module.exports = function completeCallSite() {
  const prototype = prototypeOfCallSite();
  ReflectDeleteProperty(prototype, SymbolToStringTag);
  for (const added of [methods, isAtLeast(12) ? since12 : {}, isAtLeast(16) ? since16 : {}]) {
    for (const name in added) {
      ObjectDefineProperty(prototype, name, { ...ObjectGetOwnPropertyDescriptor(added, name), enumerable: false });
    }
  }
};
