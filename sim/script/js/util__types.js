'use strict';
// util.types: what kind of value something is, asked of the engine, so that no user code can pretend.

const { ArrayBufferIsView, TypedArrayPrototypeGetSymbolToStringTag } = primordials;
const { classKind } = binding.util;

function kindOf(value) {
  const isObject = (typeof value === 'object' && value !== null) || typeof value === 'function';
  return isObject ? classKind(value) : undefined;
}
const isKind = (kind) => (value) => kindOf(value) === kind;
function typedName(value) {
  return ArrayBufferIsView(value) ? TypedArrayPrototypeGetSymbolToStringTag(value) : undefined;
}
const isTyped = (name) => (value) => typedName(value) === name;

function isBoxedPrimitive(value) {
  const kind = kindOf(value);
  return kind === 'Number' || kind === 'String' || kind === 'Boolean' || kind === 'BigInt' ||
    kind === 'Symbol';
}
function isAnyArrayBuffer(value) {
  const kind = kindOf(value);
  return kind === 'ArrayBuffer' || kind === 'SharedArrayBuffer';
}
function isAsyncFunction(value) {
  const kind = kindOf(value);
  return kind === 'AsyncFunction' || kind === 'AsyncGeneratorFunction';
}
function isGeneratorFunction(value) {
  const kind = kindOf(value);
  return kind === 'GeneratorFunction' || kind === 'AsyncGeneratorFunction';
}

module.exports = {
  isExternal() { return false; },  // only N-API makes such
  isDate: isKind('Date'),
  isArgumentsObject: isKind('Arguments'),
  isBigIntObject: isKind('BigInt'),
  isBooleanObject: isKind('Boolean'),
  isNumberObject: isKind('Number'),
  isStringObject: isKind('String'),
  isSymbolObject: isKind('Symbol'),
  isBoxedPrimitive,
  isNativeError: isKind('Error'),
  isRegExp: isKind('RegExp'),
  isAsyncFunction,
  isGeneratorFunction,
  isGeneratorObject: isKind('GeneratorObject'),
  isPromise: isKind('Promise'),
  isMap: isKind('Map'),
  isSet: isKind('Set'),
  isMapIterator: isKind('MapIterator'),
  isSetIterator: isKind('SetIterator'),
  isWeakMap: isKind('WeakMap'),
  isWeakSet: isKind('WeakSet'),
  isArrayBuffer: isKind('ArrayBuffer'),
  isDataView: isKind('DataView'),
  isSharedArrayBuffer: isKind('SharedArrayBuffer'),
  isProxy: isKind('Proxy'),
  isModuleNamespaceObject: isKind('ModuleNamespace'),
  isAnyArrayBuffer,
  isCryptoKey: () => false,
  isKeyObject: (value) => require('internal/crypto/keys').isKeyObject(value),
  isArrayBufferView: (value) => ArrayBufferIsView(value),
  isTypedArray: (value) => typedName(value) !== undefined,
  isUint8Array: isTyped('Uint8Array'),
  isUint8ClampedArray: isTyped('Uint8ClampedArray'),
  isUint16Array: isTyped('Uint16Array'),
  isUint32Array: isTyped('Uint32Array'),
  isInt8Array: isTyped('Int8Array'),
  isInt16Array: isTyped('Int16Array'),
  isInt32Array: isTyped('Int32Array'),
  isFloat32Array: isTyped('Float32Array'),
  isFloat64Array: isTyped('Float64Array'),
  isBigInt64Array: isTyped('BigInt64Array'),
  isBigUint64Array: isTyped('BigUint64Array'),
};
