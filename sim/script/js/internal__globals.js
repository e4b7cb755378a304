'use strict';
// The globals that built-in modules provide. All but console are made when first read, so that a script pays
// only for what it uses; until then they are accessors that turn themselves into plain properties.

const { ObjectDefineProperty, ObjectGetOwnPropertyDescriptor, ReflectApply } = primordials;

function define(target, name, value, enumerable) {
  ObjectDefineProperty(
    target, name, { __proto__: null, value, writable: true, enumerable, configurable: true });
}

function defineLazily(target, name, load, enumerable = false) {
  const descriptor = {
    get [name]() {
      const value = load();
      define(target, name, value, enumerable);
      return value;
    },
    set [name](value) { define(target, name, value, enumerable); },
  };
  const { get, set } = ObjectGetOwnPropertyDescriptor(descriptor, name);
  ObjectDefineProperty(target, name, { __proto__: null, get, set, enumerable, configurable: true });
}

const providers = {
  __proto__: null,
  abort: ['AbortController', 'AbortSignal', 'CustomEvent', 'Event', 'EventTarget'],
  buffer: ['Blob', 'Buffer', 'File'],
  perf_hooks: [
    'Performance', 'PerformanceEntry', 'PerformanceMark', 'PerformanceMeasure', 'PerformanceObserver',
    'PerformanceObserverEntryList', 'PerformanceResourceTiming',
  ],
  'stream/web': binding.modules.hasBuiltin('internal/web_streams') ? [
    'ByteLengthQueuingStrategy', 'CompressionStream', 'CountQueuingStrategy', 'DecompressionStream',
    'ReadableByteStreamController', 'ReadableStream', 'ReadableStreamBYOBReader', 'ReadableStreamBYOBRequest',
    'ReadableStreamDefaultController', 'ReadableStreamDefaultReader', 'TextDecoderStream', 'TextEncoderStream',
    'TransformStream', 'TransformStreamDefaultController', 'WritableStream', 'WritableStreamDefaultController',
    'WritableStreamDefaultWriter',
  ] : [],
  'internal/message_port': ['BroadcastChannel', 'MessageChannel', 'MessageEvent', 'MessagePort'],
  'internal/fetch': ['CloseEvent', 'FormData', 'Headers', 'Request', 'Response', 'WebSocket'],
  text_encoding: ['TextDecoder', 'TextEncoder'],
  url: ['URL', 'URLSearchParams'],
};

module.exports = function install(target) {
  for (const provider in providers) {
    const names = providers[provider];
    const load = require('internal/builtin_names').exportsOf;
    for (let i = 0; i < names.length; i++) defineLazily(target, names[i], () => load(provider)[names[i]]);
  }
  const loadNavigator = () => require('internal/navigator');
  defineLazily(target, 'Navigator', () => loadNavigator().Navigator);
  const { get: navigator } = ObjectGetOwnPropertyDescriptor(
    { get navigator() { return loadNavigator().navigator; } }, 'navigator');
  ObjectDefineProperty(target, 'navigator', {
    __proto__: null, get: navigator, enumerable: true, configurable: true,
  });
  defineLazily(target, 'WeakRef', () => require('internal/kept_targets').WeakRef);
  defineLazily(target, 'FinalizationRegistry', () => require('internal/kept_targets').FinalizationRegistry);
  defineLazily(target, 'DOMException', () => require('internal/dom_exception'));
  const { structuredClone } = {
    structuredClone(value, options) {
      return ReflectApply(require('internal/structured_clone').structuredClone, undefined, arguments);
    },
  };
  define(target, 'structuredClone', structuredClone, true);
  const { fetch } = require('internal/versions').isAtLeast(20, 3) ? {
    fetch(input, init = undefined) { return require('internal/fetch').fetch(input, init); },
  } : {
    async fetch(input, init = undefined) { return require('internal/fetch').fetch(input, init); },
  };
  define(target, 'fetch', fetch, true);
  defineLazily(target, 'atob', () => require('buffer').atob, true);
  defineLazily(target, 'btoa', () => require('buffer').btoa, true);
  define(target, 'console', require('console'), false);
};
