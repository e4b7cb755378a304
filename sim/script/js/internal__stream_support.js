'use strict';
// What the package readable-stream expects of its surroundings (its folder lib/ours and its validators),
// given from what we have: the primordials, our errors and validators. See embed.cmake.

const { AbortError, aggregateTwoErrors, codes } = require('errors');
const {
  validateAbortSignal, validateBoolean, validateFunction, validateInteger, validateObject,
} = require('internal/validators');
const { isAtLeast } = require('internal/versions');
const { ArrayBufferIsView, ObjectFreeze, Promise, ReflectApply, SymbolFor, Uint8Array } = primordials;
const p = primordials;

function once(callback) {
  let called = false;
  return function (...args) {
    if (called) return;
    called = true;
    ReflectApply(callback, this, args);
  };
}

// What streams of earlier versions cannot be asked.
const laterProperties = { __proto__: null };
if (!isAtLeast(18)) laterProperties.closed = laterProperties.errored = true;
if (!isAtLeast(16)) laterProperties.readableAborted = laterProperties.writableAborted = true;
if (!isAtLeast(14)) laterProperties.readableDidRead = laterProperties.writableNeedDrain = true;
function defineProperties(prototype, descriptors) {
  const names = p.ObjectKeys(descriptors);
  for (let i = 0; i < names.length; i++) {
    if (!laterProperties[names[i]]) p.ObjectDefineProperty(prototype, names[i], descriptors[names[i]]);
  }
}

// The callback of end() until Node 14: among the listeners of 'finish', and in 14 before those of an error.
function callAtFinish(stream, callback) {
  if (!isAtLeast(14)) return void stream.once('finish', callback);
  const remove = () => {
    stream.removeListener('finish', onFinish);
    stream.removeListener('error', onError);
  };
  const onFinish = () => {
    remove();
    callback();
  };
  const onError = (error) => {
    remove();
    callback(error);
    if (stream.listenerCount('error') === 0) stream.emit('error', error);
  };
  stream.on('finish', onFinish);
  stream.prependListener('error', onError);
}

function createDeferredPromise() {
  let resolve, reject;
  const promise = new Promise((a, b) => { resolve = a; reject = b; });
  return { promise, resolve, reject };
}

const takesViews = isAtLeast(20, 13);
const isBytes = takesViews ? ArrayBufferIsView : (value) => value instanceof Uint8Array;
const chunkTypes = takesViews ? ['string', 'Buffer', 'TypedArray', 'DataView'] : ['string', 'Buffer', 'Uint8Array'];

function checkEncoding(encoding) {
  if (encoding && isAtLeast(20) && !require('buffer').Buffer.isEncoding(encoding)) {
    throw new codes.ERR_UNKNOWN_ENCODING(encoding);
  }
  return encoding;
}

module.exports = {
  AbortError, aggregateTwoErrors, codes, defineProperties,
  validateAbortSignal, validateBoolean, validateFunction, validateInteger, validateObject,
  once, createDeferredPromise, isBytes, checkEncoding, chunkTypes, takesViews, destroysAtThrow: isAtLeast(24),
  constructsAtOnce: !isAtLeast(18), constructsLater: !isAtLeast(18) || (isAtLeast(20) && !isAtLeast(20, 3)),
  countsOnce: isAtLeast(22), endsAsPushed: isAtLeast(20) && !isAtLeast(20, 10),
  callAtFinish, finalsLater: !isAtLeast(16), finishesLater: isAtLeast(20, 10),
  isOlder: !isAtLeast(18), readsOneBuffer: isAtLeast(26), settlesEarly: isAtLeast(24),
  tellsErrored: isAtLeast(20, 10), tellsNull: isAtLeast(20),
  kEmptyObject: ObjectFreeze({ __proto__: null }),
  promisify: { custom: SymbolFor('nodejs.util.promisify.custom') },
  debuglog: () => () => {},
  deprecate: (fn, message, code) => require('util').deprecate(fn, message, code),
  inspect: (value, options) => require('util').inspect(value, options),
  AbortSignalAny: (signals) => require('abort').anyOf(signals),
  addAbortListener: (signal, listener) => require('internal/events_async').addAbortListener(signal, listener),
  isBlob: () => false,
  types: {
    isAsyncFunction: (value) => binding.util.classKind(value) === 'AsyncFunction',
    isArrayBufferView: p.ArrayBufferIsView,
  },

  AggregateError: p.AggregateError, ArrayIsArray: p.ArrayIsArray,
  ArrayPrototypeIncludes: p.ArrayPrototypeIncludes,
  ArrayPrototypeIndexOf: p.ArrayPrototypeIndexOf, ArrayPrototypePop: p.ArrayPrototypePop,
  ArrayPrototypePush: p.ArrayPrototypePush, ArrayPrototypeSlice: p.ArrayPrototypeSlice, Boolean: p.Boolean,
  Error: p.Error, FunctionPrototypeCall: p.FunctionPrototypeCall,
  FunctionPrototypeSymbolHasInstance: p.FunctionPrototypeSymbolHasInstance, MathFloor: p.MathFloor,
  Number: p.Number, NumberIsInteger: p.NumberIsInteger, NumberIsNaN: p.NumberIsNaN,
  NumberParseInt: p.NumberParseInt, ObjectDefineProperties: p.ObjectDefineProperties,
  ObjectDefineProperty: p.ObjectDefineProperty,
  ObjectGetOwnPropertyDescriptor: p.ObjectGetOwnPropertyDescriptor,
  ObjectKeys: p.ObjectKeys, ObjectSetPrototypeOf: p.ObjectSetPrototypeOf, Promise,
  PromisePrototypeThen: p.PromisePrototypeThen, PromiseReject: p.PromiseReject,
  PromiseResolve: p.PromiseResolve,
  ReflectApply, SafeSet: p.SafeSet, StringPrototypeSlice: p.StringPrototypeSlice,
  StringPrototypeToLowerCase: p.StringPrototypeToLowerCase, Symbol: p.Symbol,
  SymbolAsyncDispose: p.SymbolAsyncDispose ?? SymbolFor('nodejs.asyncDispose'),
  SymbolAsyncIterator: p.SymbolAsyncIterator, SymbolDispose: p.SymbolDispose ?? SymbolFor('nodejs.dispose'),
  SymbolFor,
  SymbolHasInstance: p.SymbolHasInstance, SymbolIterator: p.SymbolIterator,
  TypedArrayPrototypeSet: p.TypedArrayPrototypeSet, Uint8Array: p.Uint8Array,
};
