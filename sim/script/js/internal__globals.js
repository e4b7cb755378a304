'use strict';
// The globals that built-in modules provide. All but console are made when first read, so that a script pays only
// for what it uses; until then they are accessors that turn themselves into plain properties.

const { ObjectDefineProperty } = primordials;

function define(target, name, value) {
  ObjectDefineProperty(target, name, { __proto__: null, value, writable: true, enumerable: false, configurable: true });
}

function defineLazily(target, name, load) {
  const descriptor = {
    get [name]() {
      const value = load();
      define(target, name, value);
      return value;
    },
    set [name](value) { define(target, name, value); },
  };
  const { get, set } = primordials.ObjectGetOwnPropertyDescriptor(descriptor, name);
  ObjectDefineProperty(target, name, { __proto__: null, get, set, enumerable: false, configurable: true });
}

const providers = {
  __proto__: null,
  abort: ['AbortController', 'AbortSignal', 'CustomEvent', 'Event', 'EventTarget'],
  buffer: ['Blob', 'Buffer', 'File', 'atob', 'btoa'],
  text_encoding: ['TextDecoder', 'TextEncoder'],
  url: ['URL', 'URLSearchParams'],
};

module.exports = function install(target) {
  for (const provider in providers) {
    const names = providers[provider];
    for (let i = 0; i < names.length; i++) defineLazily(target, names[i], () => require(provider)[names[i]]);
  }
  defineLazily(target, 'DOMException', () => require('internal/dom_exception'));
  defineLazily(target, 'structuredClone', () => require('internal/structured_clone').structuredClone);
  define(target, 'console', require('console'));
};
