'use strict';
// How util.inspect writes each kind of object: what comes before the braces, the braces, and which entries.

const {
  ArrayPrototypeSplice, ArrayPrototypeUnshift, BigIntPrototypeValueOf, BooleanPrototypeValueOf,
  DatePrototypeGetTime, DatePrototypeToISOString, DatePrototypeToString, MapPrototypeGetSize,
  NumberPrototypeValueOf, Object, ObjectGetPrototypeOf, ObjectPrototypeHasOwnProperty, RegExp,
  RegExpPrototypeToString, SetPrototypeGetSize, String, StringPrototypeToLowerCase, StringPrototypeValueOf,
  SymbolPrototypeValueOf, TypedArrayPrototypeGetLength, TypedArrayPrototypeGetSymbolToStringTag,
} = primordials;
const { kObject, kArray, primitiveText } = require('internal/inspect_text');
const {
  tooDeep, isError, prefixOf, plainPrefixOf, keysOf, keysBesidesElements,
} = require('internal/inspect_class');
const {
  noEntries, arrayEntries, typedArrayEntries, bufferEntries, setEntries, mapEntries, iteratorEntries,
  pairEntries, unknownEntries, weakSetEntries, weakMapEntries, promiseEntries, namespaceEntries,
} = require('internal/inspect_entries');

const { showResource } = require('internal/async_context');
const { isAtLeast } = require('internal/versions');

const noColor = (text) => text;

// How an object will be written: `whole` if that is all, else base, braces, entries() and further keys.
// Node 14 began to tell sizes of sets and maps, and which functions have no name.
const sizesOfCollections = isAtLeast(14);
const anonymous = isAtLeast(14) ? ' (anonymous)]' : ']';
// Before 12 it told no bytes of buffers, and no classes of what extends a RegExp, a Date, a Number or a function.
const saysMore = isAtLeast(12);

function shapeOf(ctx, value, kind, constructor, tag, inherited, insideTypedArray, depth) {
  const shape = {
    whole: undefined, base: '', braces: ['{', '}'], entries: noEntries, keys: undefined, extras: kObject,
  };
  const bare = () => shape.keys.length === 0 && inherited === undefined;
  switch (kind) {
    case 'Array': {
      const prefix = constructor !== 'Array' || tag !== '' ?
        prefixOf(constructor, tag, 'Array', isAtLeast(12) ? `(${value.length})` : '') : '';
      shape.keys = keysBesidesElements(value, ctx.showHidden);
      shape.braces = [`${prefix}[`, ']'];
      shape.extras = kArray;
      shape.entries = arrayEntries;
      if (value.length === 0 && bare()) shape.whole = `${prefix}[]`;
      return shape;
    }
    case 'Set': case 'Map': {
      const size = kind === 'Set' ? SetPrototypeGetSize(value) : MapPrototypeGetSize(value);
      const prefix = prefixOf(constructor, tag, kind, sizesOfCollections ? `(${size})` : '');
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
      shape.braces = [`[${extra}${name} ${entries && isAtLeast(12) ? 'Entries' : 'Iterator'}] {`, '}'];
      shape.entries = entries ? pairEntries : iteratorEntries;
      return shape;
    }
  }
  const typedName = typeof value === 'object' ? TypedArrayPrototypeGetSymbolToStringTag(value) : undefined;
  if (typedName !== undefined) {
    const size = TypedArrayPrototypeGetLength(value);
    const prefix = prefixOf(constructor, tag, typedName, isAtLeast(12) ? `(${size})` : '');
    shape.keys = keysBesidesElements(value, ctx.showHidden);
    shape.braces = [`${prefix}[`, ']'];
    shape.extras = kArray;
    shape.entries = typedArrayEntries;
    if (size === 0 && shape.keys.length === 0 && !ctx.showHidden) shape.whole = `${prefix}[]`;
    return shape;
  }
  if (kind === 'Promise') showResource(value);
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
      if (kind === 'RegExp') {
        shape.base = RegExpPrototypeToString(constructor !== null ? value : new RegExp(value));
      } else {
        const invalid = DatePrototypeGetTime(value) !== DatePrototypeGetTime(value);
        shape.base = invalid ? DatePrototypeToString(value) : DatePrototypeToISOString(value);
      }
      const prefix = prefixOf(constructor, tag, kind);
      if (saysMore && prefix !== `${kind} `) shape.base = prefix + shape.base;
      if (bare() || (kind === 'RegExp' && tooDeep(ctx, depth))) {
        shape.whole = ctx.stylize(shape.base, StringPrototypeToLowerCase(kind));
      }
      return;
    }
    case 'ArrayBuffer': case 'SharedArrayBuffer':
      open(kind);
      if (!insideTypedArray && saysMore) {
        shape.entries = bufferEntries;
      } else if (bare()) {
        const key = isAtLeast(22) ? '[byteLength]' : 'byteLength';
        shape.whole = `${shape.braces[0]} ${key}: ${ctx.stylize(`${value.byteLength}`, 'number')} }`;
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
      if (isAtLeast(14)) open('Module');
      else shape.braces[0] = `[${tag}] {`;
      shape.entries = namespaceEntries;
      return;
    case 'Number': case 'String': case 'Boolean': case 'BigInt': case 'Symbol':
      shape.base = boxedBase(ctx, value, kind, shape.keys, constructor, tag);
      if (bare()) {
        shape.whole = ctx.stylize(shape.base, StringPrototypeToLowerCase(kind));
      }
      return;
  }
  if (isError(value)) {
    shape.base = require('internal/inspect_error').formatError(ctx, value, constructor, shape.keys,
      (fallback) => prefixOf(constructor, tag, fallback), isError);
    if (bare()) shape.whole = shape.base;
  } else if (bare()) {
    shape.whole = `${plainPrefixOf(kind, constructor, tag)}{}`;
  } else {
    shape.braces[0] = `${plainPrefixOf(kind, constructor, tag)}{`;
  }
}

// A class without a name has that of its parent, in old V8.
function inheritedName(value) {
  const { name } = ObjectGetPrototypeOf(value);
  return name ? `: ${name}` : '';
}

function functionBase(value, kind, constructor, tag) {
  if (kind === 'Class' && !isAtLeast(12)) return `[Function${value.name ? `: ${value.name}` : inheritedName(value)}]`;
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
  if (!saysMore) return `[${constructor || tag || 'Function'}${value.name ? `: ${String(value.name)}` : ''}]`;
  let base = `[${kind}`;
  if (constructor === null) base += ' (null prototype)';
  base += value.name === '' ? anonymous : `: ${String(value.name)}]`;
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
  if (saysMore && kind !== constructor) base += constructor === null ? ' (null prototype)' : ` (${constructor})`;
  base += `: ${primitiveText({ __proto__: ctx, stylize: noColor }, primitive)}]`;
  return saysMore && tag !== '' && tag !== constructor ? `${base} [${tag}]` : base;
}

module.exports = { shapeOf };
