'use strict';
// CallSite: what Error.prepareStackTrace gets of each frame. The engine has the first few of these methods; V8's others
// are put beside them here. The engine notes no `this`, so there are no names of types and methods.

const { ObjectDefineProperty, ReflectDeleteProperty, SymbolToStringTag, TypeError, uncurryThis } = primordials;
const { isAtLeast } = require('internal/versions');

// Each is given the site, and the engine's own methods, which a script may have replaced.
const methods = {
  __proto__: null,
  getEvalOrigin: (site, own) => (isAtLeast(12) ? undefined : own.getFileName(site)),
  getMethodName: () => null,
  getPosition: () => 0,
  getScriptNameOrSourceURL: (site, own) => own.getFileName(site),
  getThis: () => undefined,
  getTypeName: () => null,
  isEval: () => false,
  isToplevel: (site, own) => !own.isConstructor(site),
  toString(site, own) {
    const file = own.getFileName(site);
    const line = own.getLineNumber(site);
    const place = line === null ? file || '<anonymous>' : `${file || '<anonymous>'}:${line}:${own.getColumnNumber(site)}`;
    const name = own.getFunctionName(site);
    return name ? `${own.isConstructor(site) ? 'new ' : ''}${name} (${place})` : place;
  },
};
const since12 = {
  __proto__: null,
  getEnclosingColumnNumber: (site, own) => own.getColumnNumber(site),
  getEnclosingLineNumber: (site, own) => own.getLineNumber(site),
  getPromiseIndex: () => null,
  isAsync: () => false,
  isPromiseAll: () => false,
};
const since16 = { __proto__: null, getScriptHash: () => '' };
const ofTheEngine = ['getColumnNumber', 'getFileName', 'getFunctionName', 'getLineNumber', 'isConstructor'];

module.exports = function completeCallSite(prototype) {
  const own = { __proto__: null };
  for (let i = 0; i < ofTheEngine.length; i++) own[ofTheEngine[i]] = uncurryThis(prototype[ofTheEngine[i]]);

  function checkReceiver(site, name) {
    try {
      own.isConstructor(site);
    } catch {
      throw new TypeError(`CallSite method ${name} expects CallSite as receiver`);
    }
  }
  function add(added) {
    for (const name in added) {
      const read = added[name];
      const { [name]: value } = { [name]() { checkReceiver(this, name); return read(this, own); } };
      ObjectDefineProperty(prototype, name, { __proto__: null, value, writable: true, configurable: true });
    }
  }
  ReflectDeleteProperty(prototype, SymbolToStringTag);
  add(methods);
  if (isAtLeast(12)) add(since12);
  if (isAtLeast(16)) add(since16);
};
