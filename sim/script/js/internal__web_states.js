'use strict';
// What node:stream and fetch() ask web streams for, under Node's own symbols: whether one was read, is open or failed,
// a promise of its end, and how to make it fail. embed.cmake puts closed() and failed() where the package ends a stream.

const { ObjectDefineProperty, PromisePrototypeThen, SymbolFor } = primordials;
const { createDeferredPromise } = require('internal/stream_support');

const kEnd = Symbol('end');
const nothing = () => {};

function closed(stream) { stream[kEnd]?.resolve(); }
function failed(stream, error) { stream[kEnd]?.reject(error); }

function endOf(stream) {
  if (stream[kEnd] === undefined) {
    const end = createDeferredPromise();
    PromisePrototypeThen(end.promise, undefined, nothing);
    ObjectDefineProperty(stream, kEnd, { __proto__: null, value: end });
    if (stream._state === 'closed') end.resolve();
    else if (stream._state === 'errored') end.reject(stream._storedError);
  }
  return stream[kEnd];
}

function define(Class, symbol, get) {
  ObjectDefineProperty(Class.prototype, SymbolFor(symbol), { __proto__: null, get, configurable: true });
}
function install({ ReadableStream, WritableStream }) {
  define(ReadableStream, 'nodejs.stream.disturbed', function() { return this._disturbed; });
  define(ReadableStream, 'nodejs.stream.errored', function() { return this._state === 'errored'; });
  define(ReadableStream, 'nodejs.stream.readable', function() { return this._state === 'readable'; });
  define(ReadableStream, 'nodejs.webstream.isClosedPromise', function() { return endOf(this); });
  define(ReadableStream, 'nodejs.webstream.controllerErrorFunction', function() {
    return (error) => this._readableStreamController.error(error);
  });
  define(WritableStream, 'nodejs.stream.errored', function() { return this._state === 'errored'; });
  define(WritableStream, 'nodejs.stream.writable', function() { return this._state === 'writable'; });
  define(WritableStream, 'nodejs.webstream.isClosedPromise', function() { return endOf(this); });
  define(WritableStream, 'nodejs.webstream.controllerErrorFunction', function() {
    return (error) => this._writableStreamController.error(error);
  });
}

module.exports = { closed, failed, install };
