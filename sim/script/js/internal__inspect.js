'use strict';
// util.inspect: any value as text, character for character as Node prints it.
// The engine's binding.util tells what kind a value is without running user code; text and lines are laid out in
// internal/inspect_text, errors in internal/inspect_error.

const {
  ArrayIsArray, ArrayPrototypeIncludes, ArrayPrototypeJoin, ArrayPrototypePop, ArrayPrototypePush,
  ArrayPrototypePushApply, ArrayPrototypeSlice, ArrayPrototypeSort, ArrayPrototypeSplice, ArrayPrototypeUnshift,
  BigIntPrototypeValueOf, BooleanPrototypeValueOf, DatePrototypeGetTime, DatePrototypeToISOString,
  DatePrototypeToString, Error, FunctionPrototypeCall, FunctionPrototypeSymbolHasInstance,
  MapPrototypeGetSize, MathMax, MathMin, NumberPrototypeValueOf, Object, ObjectAssign, ObjectDefineProperty,
  ObjectGetOwnPropertyDescriptor, ObjectGetOwnPropertyNames, ObjectGetOwnPropertySymbols, ObjectGetPrototypeOf,
  ObjectKeys, ObjectPrototype, ObjectPrototypeHasOwnProperty, ObjectPrototypePropertyIsEnumerable, ObjectSeal,
  ReflectOwnKeys, RegExp, RegExpPrototypeExec, RegExpPrototypeToString, SafeMap, SafeSet, SetPrototypeGetSize, String,
  StringPrototypeRepeat, StringPrototypeReplaceAll, StringPrototypeSlice, StringPrototypeSplit,
  StringPrototypeToLowerCase, StringPrototypeValueOf, SymbolFor, SymbolPrototypeToString,
  SymbolPrototypeValueOf, SymbolToStringTag, TypedArrayPrototypeGetLength,
  TypedArrayPrototypeGetSymbolToStringTag, Uint8Array,
} = primordials;
const { classKind, promiseDetails, proxyDetails, previewEntries } = binding.util;
const {
  kObject, kArrayElement, kArray, quote, escapeKey, primitiveText, getStringWidth, layOut,
} = require('internal/inspect_text');

const customInspect = SymbolFor('nodejs.util.inspect.custom');

const defaultOptions = ObjectSeal({
  showHidden: false, depth: 2, colors: false, customInspect: true, showProxy: false, maxArrayLength: 100,
  maxStringLength: 10000, breakLength: 80, compact: 3, sorted: false, getters: false, numericSeparator: false,
});
const noColor = (text) => text;

// The state of one call of inspect: its options and
//   seen             the objects we are inside of, to find circles; circular: those that are in one -> number
//   indentationLvl   how far the current value is indented, which shortens its lines
//   currentDepth     the depth of the object written last
function inspect(value, options) {
  const ctx = {
    budget: { __proto__: null }, indentationLvl: 0, seen: [], currentDepth: 0, circular: undefined,
    stylize: noColor, ...defaultOptions,
  };
  if (arguments.length > 2) {  // inspect(value, showHidden, depth, colors), the old form
    if (arguments[2] !== undefined) ctx.depth = arguments[2];
    if (arguments.length > 3 && arguments[3] !== undefined) ctx.colors = arguments[3];
  }
  if (typeof options === 'boolean') {
    ctx.showHidden = options;
  } else if (options) {
    const keys = ObjectKeys(options);
    for (let i = 0; i < keys.length; i++) {
      const key = keys[i];
      if (key === 'stylize' || ObjectPrototypeHasOwnProperty(defaultOptions, key)) ctx[key] = options[key];
      else ctx.userOptions ??= options;
    }
  }
  if (ctx.colors) ctx.stylize = require('internal/inspect_colors').stylize;
  ctx.maxArrayLength ??= Infinity;
  ctx.maxStringLength ??= Infinity;
  return formatValue(ctx, value, 0);
}

// What a custom inspect function gets: the current options, to pass on to inspect().
function optionsOf(ctx) {
  const options = { stylize: ctx.stylize };
  const keys = ObjectKeys(defaultOptions);
  for (let i = 0; i < keys.length; i++) options[keys[i]] = ctx[keys[i]];
  return ctx.userOptions === undefined ? options : ObjectAssign(options, ctx.userOptions);
}

const tooDeep = (ctx, depth) => ctx.depth !== null && depth > ctx.depth;

function formatValue(ctx, value, depth, insideTypedArray) {
  if (value === null) return ctx.stylize('null', 'null');
  if (typeof value !== 'object' && typeof value !== 'function') return primitiveText(ctx, value);

  const outer = value;
  let kind = classKind(value);
  if (kind === 'Proxy') {
    if (ctx.showProxy) return formatProxy(ctx, value, depth);
    while (kind === 'Proxy') {
      const target = proxyDetails(value)[0];
      if (target === null) return ctx.stylize('<Revoked Proxy>', 'special');
      value = target;
      kind = classKind(value);
    }
  }
  if (ctx.customInspect) {
    const custom = value[customInspect];
    if (typeof custom === 'function' && custom !== inspect &&
        !(value.constructor && value.constructor.prototype === value)) {  // not on the prototype itself
      const left = ctx.depth === null ? null : ctx.depth - depth;
      const result = FunctionPrototypeCall(custom, outer, left, optionsOf(ctx), inspect);
      if (typeof result === 'string') {
        return StringPrototypeReplaceAll(result, '\n', `\n${StringPrototypeRepeat(' ', ctx.indentationLvl)}`);
      }
      if (result !== outer) return formatValue(ctx, result, depth);
    }
  }
  if (ArrayPrototypeIncludes(ctx.seen, value)) {
    ctx.circular ??= new SafeMap();
    let index = ctx.circular.get(value);
    if (index === undefined) ctx.circular.set(value, index = ctx.circular.size + 1);
    return ctx.stylize(`[Circular *${index}]`, 'special');
  }
  return formatObject(ctx, value, kind, depth, insideTypedArray);
}

function formatProxy(ctx, proxy, depth) {
  const details = proxyDetails(proxy);
  if (details[0] === null) return ctx.stylize('<Revoked Proxy>', 'special');
  if (tooDeep(ctx, depth)) return ctx.stylize('Proxy [Array]', 'special');
  ctx.indentationLvl += 2;
  const output = [formatValue(ctx, details[0], depth + 1), formatValue(ctx, details[1], depth + 1)];
  ctx.indentationLvl -= 2;
  return layOut(ctx, output, '', ['Proxy [', ']'], kArray, depth + 1);
}

function isInstanceOf(object, constructor) {
  try {
    return object instanceof constructor;
  } catch {
    return false;
  }
}
const isError = (value) => classKind(value) === 'Error' || isInstanceOf(value, Error);

// The name of the class of an object: the first named constructor on its prototype chain; null if it has no
// prototype. With showHidden, collects into `inherited` the properties that prototypes of user classes define.
function constructorName(object, ctx, depth, inherited, kind) {
  let holder = object;
  let first;
  while (holder !== null && holder !== undefined) {
    if (holder === ObjectPrototype && FunctionPrototypeSymbolHasInstance(Object, object)) {
      if (inherited !== undefined && first !== holder) {
        addInherited(ctx, object, first || object, depth, inherited);
      }
      return 'Object';
    }
    const descriptor = ObjectGetOwnPropertyDescriptor(holder, 'constructor');
    const constructor = descriptor?.value;
    if (typeof constructor === 'function' && constructor.name !== '' && isInstanceOf(object, constructor)) {
      if (inherited !== undefined && (first !== holder || !isBuiltIn(constructor.name))) {
        addInherited(ctx, object, first || object, depth, inherited);
      }
      return String(constructor.name);
    }
    holder = ObjectGetPrototypeOf(holder);
    if (first === undefined) first = holder;
  }
  if (first === null) return null;

  const own = kindAsClass(kind);
  if (tooDeep(ctx, depth)) return `${own} <Complex prototype>`;
  const ofPrototype = constructorName(first, ctx, depth + 1, inherited, 'Object');
  if (ofPrototype !== null) return `${own} <${ofPrototype}>`;
  return `${own} <${inspect(first, { ...optionsOf(ctx), customInspect: false, depth: -1 })}>`;
}

// What a class name is when only the engine's kind is known.
function kindAsClass(kind) {
  switch (kind) {
    case 'Arguments': case 'GeneratorObject': case 'ModuleNamespace': case 'External': return 'Object';
    case 'MapIterator': return 'Map Iterator';
    case 'SetIterator': return 'Set Iterator';
    case 'Class': case 'AsyncFunction': case 'GeneratorFunction': case 'AsyncGeneratorFunction': return 'Function';
    default: return kind;
  }
}

let builtIns;
function isBuiltIn(name) {
  builtIns ??= new SafeSet(StringPrototypeSplit('Object,Function,Array,Number,Boolean,String,Symbol,Date,Promise,' +
    'RegExp,Error,AggregateError,EvalError,RangeError,ReferenceError,SyntaxError,TypeError,URIError,ArrayBuffer,' +
    'Uint8Array,Int8Array,Uint16Array,Int16Array,Uint32Array,Int32Array,Float32Array,Float64Array,' +
    'Uint8ClampedArray,BigUint64Array,BigInt64Array,DataView,Map,BigInt,Set,WeakMap,WeakSet,WeakRef,Proxy,Reflect,' +
    'FinalizationRegistry,SharedArrayBuffer,Atomics,JSON,Math,Intl,WebAssembly,Buffer,URL,URLSearchParams,' +
    'AbortController,AbortSignal,Event,EventTarget,TextEncoder,TextDecoder,DOMException,Blob,MessageChannel,' +
    'MessagePort,MessageEvent,BroadcastChannel,Performance,Crypto,Headers,Request,Response,FormData,Iterator', ','));
  return builtIns.has(name);
}

// Non-function properties of up to three prototypes that are not the engine's.
function addInherited(ctx, main, object, depth, output) {
  const above = new SafeSet();
  for (let level = 0; level < 3; level++) {
    if (level !== 0 || main === object) {
      object = ObjectGetPrototypeOf(object);
      if (object === null) return;
      const constructor = ObjectGetOwnPropertyDescriptor(object, 'constructor')?.value;
      if (typeof constructor === 'function' && isBuiltIn(constructor.name)) return;
    }
    const keys = ReflectOwnKeys(object);
    ArrayPrototypePush(ctx.seen, main);
    for (let i = 0; i < keys.length; i++) {
      const key = keys[i];
      if (key === 'constructor' || ObjectPrototypeHasOwnProperty(main, key) || above.has(key)) continue;
      const descriptor = ObjectGetOwnPropertyDescriptor(object, key);
      if (typeof descriptor.value === 'function') continue;
      const text = formatProperty(ctx, object, depth, key, kObject, descriptor, main);
      ArrayPrototypePush(output, ctx.colors ? `\u001b[2m${text}\u001b[22m` : text);
    }
    ArrayPrototypePop(ctx.seen);
    for (let i = 0; i < keys.length; i++) above.add(keys[i]);
  }
}

// "Foo ", "Foo(2) [Tag] ", "[Foo: null prototype] ".
function prefixOf(constructor, tag, fallback, size = '') {
  if (constructor === null) {
    const suffix = tag !== '' && fallback !== tag ? `[${tag}] ` : '';
    return `[${fallback}${size}: null prototype] ${suffix}`;
  }
  return tag !== '' && constructor !== tag ? `${constructor}${size} [${tag}] ` : `${constructor}${size} `;
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

// How an object will be written: `whole` if that is all, else base, braces, entries() and further keys.
function shapeOf(ctx, value, kind, constructor, tag, inherited, insideTypedArray, depth) {
  const shape = { whole: undefined, base: '', braces: ['{', '}'], entries: noEntries, keys: undefined, extras: kObject };
  const bare = () => shape.keys.length === 0 && inherited === undefined;
  switch (kind) {
    case 'Array': {
      const prefix = constructor !== 'Array' || tag !== '' ?
        prefixOf(constructor, tag, 'Array', `(${value.length})`) : '';
      shape.keys = keysBesidesElements(value, ctx.showHidden);
      shape.braces = [`${prefix}[`, ']'];
      shape.extras = kArray;
      shape.entries = arrayEntries;
      if (value.length === 0 && bare()) shape.whole = `${prefix}[]`;
      return shape;
    }
    case 'Set': case 'Map': {
      const size = kind === 'Set' ? SetPrototypeGetSize(value) : MapPrototypeGetSize(value);
      const prefix = prefixOf(constructor, tag, kind, `(${size})`);
      shape.keys = keysOf(value, ctx.showHidden);
      shape.entries = kind === 'Set' ? setEntries : mapEntries;
      shape.braces = [`${prefix}{`, '}'];
      if (size === 0 && bare()) shape.whole = `${prefix}{}`;
      return shape;
    }
    case 'MapIterator': case 'SetIterator': {
      shape.keys = keysOf(value, ctx.showHidden);
      const name = kind === 'MapIterator' ? 'Map' : 'Set';
      const extra = tag !== '' && tag !== `${name} Iterator` ? `${tag}] [` : '';
      const entries = binding.util.previewIsKeyValue(value);
      shape.braces = [`[${extra}${name} ${entries ? 'Entries' : 'Iterator'}] {`, '}'];
      shape.entries = entries ? pairEntries : iteratorEntries;
      return shape;
    }
  }
  const typedName = typeof value === 'object' ? TypedArrayPrototypeGetSymbolToStringTag(value) : undefined;
  if (typedName !== undefined) {
    const size = TypedArrayPrototypeGetLength(value);
    const prefix = prefixOf(constructor, tag, typedName, `(${size})`);
    shape.keys = keysBesidesElements(value, ctx.showHidden);
    shape.braces = [`${prefix}[`, ']'];
    shape.extras = kArray;
    shape.entries = typedArrayEntries;
    if (size === 0 && shape.keys.length === 0 && !ctx.showHidden) shape.whole = `${prefix}[]`;
    return shape;
  }
  shape.keys = keysOf(value, ctx.showHidden);
  if (typeof value === 'function') {
    shape.base = functionBase(value, kind, constructor, tag);
    if (bare()) shape.whole = ctx.stylize(shape.base, 'special');
  } else if (constructor === 'Object') {
    if (kind === 'Arguments') shape.braces[0] = '[Arguments] {';
    else if (tag !== '') shape.braces[0] = `${prefixOf(constructor, tag, 'Object')}{`;
    if (bare()) shape.whole = `${shape.braces[0]}}`;
  } else {
    shapeOfOther(ctx, shape, value, kind, constructor, tag, bare, insideTypedArray, depth);
  }
  return shape;
}

function shapeOfOther(ctx, shape, value, kind, constructor, tag, bare, insideTypedArray, depth) {
  const open = (fallback) => { shape.braces[0] = `${prefixOf(constructor, tag, fallback)}{`; };
  switch (kind) {
    case 'RegExp': case 'Date': {
      shape.base = kind === 'RegExp' ? RegExpPrototypeToString(constructor !== null ? value : new RegExp(value)) :
        DatePrototypeGetTime(value) !== DatePrototypeGetTime(value) ? DatePrototypeToString(value) :
        DatePrototypeToISOString(value);
      const prefix = prefixOf(constructor, tag, kind);
      if (prefix !== `${kind} `) shape.base = prefix + shape.base;
      if (bare() || (kind === 'RegExp' && tooDeep(ctx, depth))) {
        shape.whole = ctx.stylize(shape.base, StringPrototypeToLowerCase(kind));
      }
      return;
    }
    case 'ArrayBuffer': case 'SharedArrayBuffer':
      open(kind);
      if (!insideTypedArray) {
        shape.entries = bufferEntries;
      } else if (bare()) {
        shape.whole = `${shape.braces[0]} byteLength: ${ctx.stylize(`${value.byteLength}`, 'number')} }`;
      }
      ArrayPrototypeUnshift(shape.keys, 'byteLength');
      return;
    case 'DataView':
      open(kind);
      ArrayPrototypeUnshift(shape.keys, 'byteLength', 'byteOffset', 'buffer');
      return;
    case 'Promise':
      open(kind);
      shape.entries = promiseEntries;
      return;
    case 'WeakSet': case 'WeakMap':
      open(kind);
      shape.entries = !ctx.showHidden ? unknownEntries : kind === 'WeakSet' ? weakSetEntries : weakMapEntries;
      return;
    case 'ModuleNamespace':
      open('Module');
      shape.entries = namespaceEntries;
      return;
    case 'Number': case 'String': case 'Boolean': case 'BigInt': case 'Symbol':
      shape.base = boxedBase(ctx, value, kind, shape.keys, constructor, tag);
      if (bare()) {
        shape.whole = ctx.stylize === noColor ? shape.base :
          ctx.stylize(shape.base, StringPrototypeToLowerCase(kind));
      }
      return;
  }
  if (isError(value)) {
    shape.base = require('internal/inspect_error').formatError(ctx, value, constructor, shape.keys,
      (fallback) => prefixOf(constructor, tag, fallback), isError);
    if (bare()) shape.whole = shape.base;
  } else if (bare()) {
    shape.whole = kind === 'External' ? ctx.stylize('[External: <address>]', 'special') :
      `${plainPrefixOf(kind, constructor, tag)}{}`;
  } else {
    shape.braces[0] = `${plainPrefixOf(kind, constructor, tag)}{`;
  }
}

function tagOf(ctx, value) {
  const tag = value[SymbolToStringTag];
  if (typeof tag !== 'string' || tag === '') return '';
  // If it is going to be listed as a property anyway, it is not said twice.
  const listed = ctx.showHidden ? ObjectPrototypeHasOwnProperty : ObjectPrototypePropertyIsEnumerable;
  return listed(value, SymbolToStringTag) ? '' : tag;
}

function formatObject(ctx, value, kind, depth, insideTypedArray) {
  let inherited = ctx.showHidden && !tooDeep(ctx, depth) ? [] : undefined;
  const constructor = constructorName(value, ctx, depth, inherited, kind);
  if (inherited?.length === 0) inherited = undefined;
  const tag = tagOf(ctx, value);
  const shape = shapeOf(ctx, value, kind, constructor, tag, inherited, insideTypedArray, depth);
  if (shape.whole !== undefined) return shape.whole;

  if (tooDeep(ctx, depth)) {
    const name = StringPrototypeSlice(plainPrefixOf(kind, constructor, tag), 0, -1);
    return ctx.stylize(constructor !== null ? `[${name}]` : name, 'special');
  }
  depth += 1;
  ctx.currentDepth = depth;
  const { keys, extras, braces } = shape;
  const indentation = ctx.indentationLvl;
  ArrayPrototypePush(ctx.seen, value);
  let output;
  try {
    output = shape.entries(ctx, value, depth, keys);
    for (let i = 0; i < keys.length; i++) {
      ArrayPrototypePush(output, formatProperty(ctx, value, depth, keys[i], extras));
    }
    if (inherited !== undefined) ArrayPrototypePushApply(output, inherited);
  } catch (error) {
    if (!require('errors').isStackOverflowError(error)) throw error;
    ArrayPrototypePop(ctx.seen);
    ctx.indentationLvl = indentation;
    const name = StringPrototypeSlice(plainPrefixOf(kind, constructor, tag), 0, -1);
    return ctx.stylize(
      `[${name}: Inspection interrupted prematurely. Maximum call stack size exceeded.]`, 'special');
  }
  ArrayPrototypePop(ctx.seen);

  const index = ctx.circular?.get(value);
  if (index !== undefined) {
    const reference = ctx.stylize(`<ref *${index}>`, 'special');
    if (ctx.compact === true) braces[0] = `${reference} ${braces[0]}`;
    else shape.base = shape.base === '' ? reference : `${reference} ${shape.base}`;
  }
  if (ctx.sorted) sortOutput(ctx, output, extras, keys.length);
  const text = layOut(ctx, output, shape.base, braces, extras, depth, value);
  // So much text at one level that the rest is only named.
  const used = (ctx.budget[ctx.indentationLvl] ?? 0) + text.length;
  ctx.budget[ctx.indentationLvl] = used;
  if (used > 2 ** 27) ctx.depth = -1;
  return text;
}

function sortOutput(ctx, output, extras, keyCount) {
  const compare = ctx.sorted === true ? undefined : ctx.sorted;
  if (extras === kObject) {
    ArrayPrototypeSort(output, compare);
  } else if (keyCount > 1) {
    const sorted = ArrayPrototypeSort(ArrayPrototypeSplice(output, output.length - keyCount, keyCount), compare);
    ArrayPrototypePushApply(output, sorted);
  }
}

function functionBase(value, kind, constructor, tag) {
  if (kind === 'Class') {
    const name = (ObjectPrototypeHasOwnProperty(value, 'name') && value.name) || '(anonymous)';
    let base = `class ${name}`;
    if (constructor !== 'Function' && constructor !== null) base += ` [${constructor}]`;
    if (tag !== '' && constructor !== tag) base += ` [${tag}]`;
    if (constructor === null) {
      base += ' extends [null prototype]';
    } else {
      const above = ObjectGetPrototypeOf(value).name;
      if (above) base += ` extends ${above}`;
    }
    return `[${base}]`;
  }
  let base = `[${kind}`;
  if (constructor === null) base += ' (null prototype)';
  base += value.name === '' ? ' (anonymous)]' : `: ${String(value.name)}]`;
  if (constructor !== kind && constructor !== null) base += ` ${constructor}`;
  if (tag !== '' && constructor !== tag) base += ` [${tag}]`;
  return base;
}

function boxedBase(ctx, value, kind, keys, constructor, tag) {
  let primitive;
  switch (kind) {
    case 'Number': primitive = NumberPrototypeValueOf(value); break;
    case 'Boolean': primitive = BooleanPrototypeValueOf(value); break;
    case 'BigInt': primitive = BigIntPrototypeValueOf(value); break;
    case 'Symbol': primitive = SymbolPrototypeValueOf(value); break;
    default:
      primitive = StringPrototypeValueOf(value);
      ArrayPrototypeSplice(keys, 0, primitive.length);  // not its characters
  }
  let base = `[${kind}`;
  if (kind !== constructor) base += constructor === null ? ' (null prototype)' : ` (${constructor})`;
  base += `: ${primitiveText({ __proto__: ctx, stylize: noColor }, primitive)}]`;
  return tag !== '' && tag !== constructor ? `${base} [${tag}]` : base;
}

// ---- Entries: what stands between the braces besides properties.

const noEntries = () => [];
const more = (count, unit = 'item') => `... ${count} more ${unit}${count > 1 ? 's' : ''}`;
const limitOf = (ctx, length) => MathMin(MathMax(0, ctx.maxArrayLength), length);

// Formats `count` entries by `format(i)` two columns further in, and says how many of `total` are left out.
function indented(ctx, count, total, format) {
  const output = [];
  ctx.indentationLvl += 2;
  for (let i = 0; i < count; i++) output[i] = format(i);
  ctx.indentationLvl -= 2;
  if (total > count) ArrayPrototypePush(output, more(total - count));
  return output;
}

function arrayEntries(ctx, value, depth) {
  const limit = limitOf(ctx, value.length);
  const output = [];
  for (let i = 0; i < limit; i++) {
    if (!ObjectPrototypeHasOwnProperty(value, i)) return sparseEntries(ctx, value, depth, limit, output, i);
    ArrayPrototypePush(output, formatProperty(ctx, value, depth, i, kArrayElement));
  }
  if (value.length > limit) ArrayPrototypePush(output, more(value.length - limit));
  return output;
}

// The rest of an array from a hole on: <2 empty items>.
function sparseEntries(ctx, value, depth, limit, output, index) {
  const empty = (count) => ctx.stylize(`<${count} empty item${count > 1 ? 's' : ''}>`, 'undefined');
  const keys = ObjectKeys(value);
  for (let i = index; i < keys.length && output.length < limit; i++) {
    if (!isArrayIndex(keys[i])) break;
    const next = +keys[i];
    if (next !== index) {
      ArrayPrototypePush(output, empty(next - index));
      index = next;
      if (output.length === limit) break;
    }
    ArrayPrototypePush(output, formatProperty(ctx, value, depth, keys[i], kArrayElement));
    index++;
  }
  const left = value.length - index;
  if (left > 0) ArrayPrototypePush(output, output.length === limit ? more(left) : empty(left));
  return output;
}

function typedArrayEntries(ctx, value, depth) {
  const length = TypedArrayPrototypeGetLength(value);
  const limit = limitOf(ctx, length);
  const output = [];
  for (let i = 0; i < limit; i++) output[i] = primitiveText(ctx, value[i]);
  if (length > limit) ArrayPrototypePush(output, more(length - limit));
  if (ctx.showHidden) {
    ctx.indentationLvl += 2;
    const keys = ['BYTES_PER_ELEMENT', 'length', 'byteLength', 'byteOffset', 'buffer'];
    for (let i = 0; i < keys.length; i++) {
      ArrayPrototypePush(output, `[${keys[i]}]: ${formatValue(ctx, value[keys[i]], depth, true)}`);
    }
    ctx.indentationLvl -= 2;
  }
  return output;
}

function bufferEntries(ctx, value) {
  let bytes;
  try {
    bytes = new Uint8Array(value);
  } catch {
    return [ctx.stylize('(detached)', 'special')];
  }
  const limit = MathMin(ctx.maxArrayLength, bytes.length);
  const hex = [];
  for (let i = 0; i < limit; i++) hex[i] = hexOfByte(bytes[i]);
  const rest = bytes.length > limit ? ` ${more(bytes.length - limit, 'byte')}` : '';
  return [`${ctx.stylize('[Uint8Contents]', 'special')}: <${ArrayPrototypeJoin(hex, ' ')}${rest}>`];
}
const digits = '0123456789abcdef';
const hexOfByte = (byte) => digits[byte >> 4] + digits[byte & 15];

function setEntries(ctx, value, depth) {
  const items = previewEntries(value);
  const limit = limitOf(ctx, items.length);
  return indented(ctx, limit, items.length, (i) => formatValue(ctx, items[i], depth));
}
function mapEntries(ctx, value, depth) {
  const items = previewEntries(value);
  const size = items.length / 2;
  return indented(ctx, limitOf(ctx, size), size,
    (i) => `${formatValue(ctx, items[2 * i], depth)} => ${formatValue(ctx, items[2 * i + 1], depth)}`);
}
const iteratorEntries = setEntries;
function pairEntries(ctx, value, depth) {
  const items = previewEntries(value);
  const size = items.length / 2;
  return indented(ctx, limitOf(ctx, size), size, (i) => {
    const pair = [formatValue(ctx, items[2 * i], depth), formatValue(ctx, items[2 * i + 1], depth)];
    return layOut(ctx, pair, '', ['[', ']'], kArray, depth);
  });
}
const unknownEntries = (ctx) => [ctx.stylize('<items unknown>', 'special')];
const sortedUnless = (ctx, output) => (ctx.sorted ? output : ArrayPrototypeSort(output));
const weakSetEntries = (ctx, value, depth) => sortedUnless(ctx, setEntries(ctx, value, depth));
const weakMapEntries = (ctx, value, depth) => sortedUnless(ctx, mapEntries(ctx, value, depth));

function promiseEntries(ctx, value, depth) {
  const { 0: state, 1: result } = promiseDetails(value);
  if (state === 0) return [ctx.stylize('<pending>', 'special')];
  return indented(ctx, 1, 1, () => {
    const text = formatValue(ctx, result, depth);
    return state === 2 ? `${ctx.stylize('<rejected>', 'special')} ${text}` : text;
  });
}

function namespaceEntries(ctx, value, depth, keys) {
  const output = [];
  for (let i = 0; i < keys.length; i++) {
    try {
      output[i] = formatProperty(ctx, value, depth, keys[i], kObject);
    } catch {
      output[i] = `${keyText(ctx, keys[i], true)}: ${ctx.stylize('<uninitialized>', 'special')}`;
    }
  }
  keys.length = 0;  // they are written
  return output;
}

// ---- Properties

const identifier = /^[a-zA-Z_][a-zA-Z_0-9]*$/;
function keyText(ctx, key, enumerable) {
  if (typeof key === 'symbol') return `[${ctx.stylize(escapeKey(SymbolPrototypeToString(key)), 'symbol')}]`;
  if (key === '__proto__') return "['__proto__']";
  if (!enumerable) return `[${escapeKey(key)}]`;
  if (RegExpPrototypeExec(identifier, key) !== null) return ctx.stylize(key, 'name');
  return ctx.stylize(quote(key), 'string');
}

function formatProperty(ctx, value, depth, key, type, descriptor, owner = value) {
  descriptor ??= ObjectGetOwnPropertyDescriptor(value, key) ?? { value: value[key], enumerable: true };
  let gap = ' ';
  let text;
  if (descriptor.value !== undefined) {
    const step = ctx.compact !== true || type !== kObject ? 2 : 3;
    ctx.indentationLvl += step;
    text = formatValue(ctx, descriptor.value, depth);
    if (step === 3 && ctx.breakLength < getStringWidth(text, ctx.colors)) {
      gap = `\n${StringPrototypeRepeat(' ', ctx.indentationLvl)}`;
    }
    ctx.indentationLvl -= step;
  } else if (descriptor.get !== undefined) {
    text = getterText(ctx, descriptor, owner, depth);
  } else if (descriptor.set !== undefined) {
    text = ctx.stylize('[Setter]', 'special');
  } else {
    text = ctx.stylize('undefined', 'undefined');
  }
  return type === kArrayElement ? text : `${keyText(ctx, key, descriptor.enumerable)}:${gap}${text}`;
}

function getterText(ctx, { get, set }, owner, depth) {
  const label = set !== undefined ? 'Getter/Setter' : 'Getter';
  const special = (text) => ctx.stylize(text, 'special');
  const { getters } = ctx;
  const wanted = getters === true || (getters === 'get' && set === undefined) || (getters === 'set' && set !== undefined);
  if (!wanted) return special(`[${label}]`);
  try {
    const value = FunctionPrototypeCall(get, owner);
    ctx.indentationLvl += 2;
    const text = typeof value === 'object' && value !== null ?
      `${special(`[${label}]`)} ${formatValue(ctx, value, depth)}` :
      `${special(`[${label}:`)} ${formatValue(ctx, value, depth)}${special(']')}`;
    ctx.indentationLvl -= 2;
    return text;
  } catch (error) {
    return `${special(`[${label}:`)} <Inspection threw (${error.message})>${special(']')}`;
  }
}

inspect.custom = customInspect;
ObjectDefineProperty(inspect, 'defaultOptions', {
  __proto__: null,
  get() { return defaultOptions; },
  set(options) {
    require('internal/validators').validateObject(options, 'options');
    return ObjectAssign(defaultOptions, options);
  },
});
// Tables of colours that users may change: made when asked for.
function defineLazily(name) {
  ObjectDefineProperty(inspect, name, {
    __proto__: null,
    get() { return require('internal/inspect_colors')[name]; },
    set(value) { require('internal/inspect_colors')[name] = value; },
    enumerable: true,
    configurable: true,
  });
}
defineLazily('colors');
defineLazily('styles');

module.exports = { inspect, defaultOptions, hexOfByte, isBuiltIn };
