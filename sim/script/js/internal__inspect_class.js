'use strict';
// What util.inspect says of an object before its content: the name of its class, its tag, its keys.

const {
  ArrayPrototypePush, ArrayPrototypePushApply, ArrayPrototypeSlice, Error, FunctionPrototypeSymbolHasInstance,
  Object, ObjectGetOwnPropertyDescriptor, ObjectGetOwnPropertyNames, ObjectGetOwnPropertySymbols,
  ObjectGetPrototypeOf, ObjectKeys, ObjectPrototype, ObjectPrototypeHasOwnProperty,
  ObjectPrototypePropertyIsEnumerable, RegExp, RegExpPrototypeExec, SafeSet, String, StringPrototypeIndexOf,
  StringPrototypeSlice, StringPrototypeSplit, SymbolToStringTag, Uint8Array,
} = primordials;
const { classKind } = binding.util;
const { isAtLeast } = require('internal/versions');

const tooDeep = (ctx, depth) => ctx.depth !== null && depth > ctx.depth;

function isInstanceOf(object, constructor) {
  try {
    return object instanceof constructor;
  } catch {
    return false;
  }
}
const isError = (value) => classKind(value) === 'Error' || isInstanceOf(value, Error);


// The name of the class of an object: the first named constructor on its prototype chain; null if it has no
// prototype. With showHidden, collects into `inherited` the properties that prototypes of user classes
// define.
function constructorName(object, ctx, depth, inherited, kind) {
  let holder = object;
  let first;
  while (holder !== null && holder !== undefined) {
    if (holder === ObjectPrototype && FunctionPrototypeSymbolHasInstance(Object, object)) {
      if (inherited !== undefined && first !== holder) {
        require('internal/inspect').addInherited(ctx, object, first || object, depth, inherited);
      }
      return 'Object';
    }
    const descriptor = ObjectGetOwnPropertyDescriptor(holder, 'constructor');
    const constructor = descriptor?.value;
    if (typeof constructor === 'function' && constructor.name !== '' &&
        (!isAtLeast(12) || isInstanceOf(object, constructor))) {
      if (inherited !== undefined && (first !== holder || !isBuiltIn(constructor.name))) {
        require('internal/inspect').addInherited(ctx, object, first || object, depth, inherited);
      }
      return String(constructor.name);
    }
    holder = ObjectGetPrototypeOf(holder);
    if (first === undefined) first = holder;
  }
  if (first === null) return null;
  if (!isAtLeast(12)) return '';

  const own = kindAsClass(kind);
  if (tooDeep(ctx, depth)) return `${own} <Complex prototype>`;
  const ofPrototype = constructorName(first, ctx, depth + 1, inherited, 'Object');
  if (ofPrototype !== null) return `${own} <${ofPrototype}>`;
  const { inspect } = require('internal/inspect');
  return `${own} <${inspect(first, { compact: ctx.compact, customInspect: false, depth: -1 })}>`;
}

// What a class name is when only the engine's kind is known.
function kindAsClass(kind) {
  switch (kind) {
    case 'Arguments': case 'GeneratorObject': case 'ModuleNamespace': return 'Object';
    case 'MapIterator': return 'Map Iterator';
    case 'SetIterator': return 'Set Iterator';
    case 'Class': case 'AsyncFunction': case 'GeneratorFunction': case 'AsyncGeneratorFunction':
      return 'Function';
    default: return kind;
  }
}

// Of the engine alone: Node's own classes do not count.
let builtIns;
function isBuiltIn(name) {
  builtIns ??= new SafeSet(StringPrototypeSplit(
    'Object,Function,Array,Number,Boolean,String,Symbol,Date,Promise,RegExp,Error,AggregateError,' +
    'EvalError,RangeError,ReferenceError,SyntaxError,TypeError,URIError,ArrayBuffer,Uint8Array,' +
    'Int8Array,Uint16Array,Int16Array,Uint32Array,Int32Array,Float32Array,Float64Array,' +
    'Uint8ClampedArray,BigUint64Array,BigInt64Array,DataView,Map,BigInt,Set,WeakMap,WeakSet,WeakRef,' +
    'Proxy,Reflect,FinalizationRegistry,SharedArrayBuffer,Atomics,JSON,Math,Intl,WebAssembly,Iterator', ','));
  return builtIns.has(name);
}

// Whether the tag would say nothing new. From Node 22 to 25 it was enough that it is a word of the class's name:
// MyMap, not Mapping.
const tagAsWord = isAtLeast(22) && !isAtLeast(26);
function saysTag(constructor, tag) {
  if (constructor === tag || !tagAsWord) return constructor === tag;
  const at = StringPrototypeIndexOf(constructor, tag);
  if (at === -1) return false;
  const next = StringPrototypeSlice(constructor, at + tag.length, at + tag.length + 1);
  return RegExpPrototypeExec(/[a-z]/, next) === null;
}

// "Foo ", "Foo(2) [Tag] ", "[Foo: null prototype] ".
function prefixOf(constructor, tag, fallback, size = '') {
  if (constructor === null) {
    const suffix = tag !== '' && fallback !== tag ? `[${tag}] ` : '';
    return `[${fallback}${size}: null prototype] ${suffix}`;
  }
  if (constructor === '') return '';
  return tag !== '' && !saysTag(constructor, tag) ? `${constructor}${size} [${tag}] ` : `${constructor}${size} `;
}
function plainPrefixOf(kind, constructor, tag) {
  let fallback = '';
  if (constructor === null) {
    fallback = kindAsClass(kind);
    if (fallback === tag) fallback = 'Object';
  }
  return prefixOf(constructor, tag, fallback);
}

function keysOf(value, showHidden) {
  const symbols = ObjectGetOwnPropertySymbols(value);
  if (showHidden) {
    const keys = ObjectGetOwnPropertyNames(value);
    ArrayPrototypePushApply(keys, symbols);
    return keys;
  }
  let keys;
  try {
    keys = ObjectKeys(value);
  } catch {
    keys = ObjectGetOwnPropertyNames(value);  // a module namespace with a binding that has no value yet
  }
  for (let i = 0; i < symbols.length; i++) {
    if (ObjectPrototypePropertyIsEnumerable(value, symbols[i])) ArrayPrototypePush(keys, symbols[i]);
  }
  return keys;
}

const arrayIndex = /^(?:0|[1-9][0-9]{0,9})$/;
function isArrayIndex(key) {
  return typeof key === 'string' && RegExpPrototypeExec(arrayIndex, key) !== null && +key < 4294967295;
}
// Own keys that are not elements. Elements come first in every list of keys.
function keysBesidesElements(value, showHidden) {
  const keys = keysOf(value, showHidden);
  let low = 0, high = keys.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (isArrayIndex(keys[middle])) low = middle + 1;
    else high = middle;
  }
  return low === 0 ? keys : ArrayPrototypeSlice(keys, low);
}

function tagOf(ctx, value) {
  const tag = value[SymbolToStringTag];
  if (typeof tag !== 'string' || tag === '') return '';
  if (!isAtLeast(12)) return tag;
  // If it is going to be listed as a property anyway, it is not said twice.
  const listed = ctx.showHidden ? ObjectPrototypeHasOwnProperty : ObjectPrototypePropertyIsEnumerable;
  return listed(value, SymbolToStringTag) ? '' : tag;
}

module.exports = {
  tooDeep, isError, constructorName, kindAsClass, isBuiltIn, prefixOf, plainPrefixOf, keysOf, isArrayIndex,
  keysBesidesElements, tagOf,
};
