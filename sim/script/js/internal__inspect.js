'use strict';
// util.inspect: any value as text, character for character as Node prints it.
// The engine's binding.util tells what kind a value is without running user code; text and lines are laid out
// in internal/inspect_text, errors in internal/inspect_error.

const {
  ArrayPrototypeIncludes, ArrayPrototypePop, ArrayPrototypePush, ArrayPrototypePushApply, ArrayPrototypeSort,
  ArrayPrototypeSplice, FunctionPrototypeCall, ObjectAssign, ObjectDefineProperty,
  ObjectGetOwnPropertyDescriptor, ObjectGetPrototypeOf, ObjectKeys, ObjectPrototypeHasOwnProperty, ObjectSeal,
  ReflectOwnKeys, RegExpPrototypeExec, SafeMap, SafeSet, StringPrototypeRepeat, StringPrototypeReplaceAll,
  StringPrototypeSlice, SymbolFor, SymbolPrototypeToString,
} = primordials;
const { classKind, proxyDetails } = binding.util;
const { isAtLeast } = require('internal/versions');
const {
  kObject, kArrayElement, kArray, quote, escapeKey, primitiveText, getStringWidth, layOut, stripVTControlCharacters,
} = require('internal/inspect_text');
const { tooDeep, constructorName, isBuiltIn, plainPrefixOf, tagOf } = require('internal/inspect_class');
const { shapeOf } = require('internal/inspect_shape');

const customInspect = SymbolFor('nodejs.util.inspect.custom');

// What changed with Node's versions: keys that are symbols lost their brackets, byteLength and the like got some, and
// proxies are named.
const plainSymbolKeys = isAtLeast(24);
const showsInherited = isAtLeast(12);  // with what is hidden
const bracketedInherited = isAtLeast(22);
const namedProxies = isAtLeast(26);
const numberedCircles = isAtLeast(14);

const defaultOptions = ObjectSeal({
  showHidden: false, depth: 2, colors: false, customInspect: true, showProxy: false, maxArrayLength: 100,
  maxStringLength: 10000, breakLength: isAtLeast(12) ? 80 : 60, compact: isAtLeast(12) ? 3 : true, sorted: false, getters: false, numericSeparator: false,
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

function formatValue(ctx, value, depth, insideTypedArray) {
  if (value === null) return ctx.stylize('null', 'null');
  if (typeof value !== 'object' && typeof value !== 'function') return primitiveText(ctx, value);

  const outer = value;
  let kind = classKind(value);
  let proxies = 0;
  if (kind === 'Proxy') {
    if (ctx.showProxy) return formatProxy(ctx, value, depth);
    while (kind === 'Proxy') {
      const target = proxyDetails(value)[0];
      if (target === null) return ctx.stylize('<Revoked Proxy>', 'special');
      value = target;
      kind = classKind(value);
      proxies++;
    }
  }
  if (ctx.customInspect) {
    const custom = value[customInspect];
    if (typeof custom === 'function' && custom !== inspect &&
        !(value.constructor && value.constructor.prototype === value)) {  // not on the prototype itself
      const left = ctx.depth === null ? null : ctx.depth - depth;
      const result = isAtLeast(16) ? FunctionPrototypeCall(custom, outer, left, optionsOf(ctx), inspect) :
        FunctionPrototypeCall(custom, outer, left, optionsOf(ctx));
      if (typeof result === 'string') {
        return StringPrototypeReplaceAll(result, '\n', `\n${StringPrototypeRepeat(' ', ctx.indentationLvl)}`);
      }
      if (result !== outer) return formatValue(ctx, result, depth);
    }
  }
  if (ArrayPrototypeIncludes(ctx.seen, value)) {
    if (!numberedCircles) return ctx.stylize('[Circular]', 'special');
    ctx.circular ??= new SafeMap();
    let index = ctx.circular.get(value);
    if (index === undefined) ctx.circular.set(value, index = ctx.circular.size + 1);
    return ctx.stylize(`[Circular *${index}]`, 'special');
  }
  const text = formatObject(ctx, value, kind, depth, insideTypedArray);
  return namedProxies && proxies > 0 ? nameProxies(ctx, text, proxies) : text;
}

function nameProxies(ctx, text, count) {
  const open = StringPrototypeRepeat('Proxy(', count);
  return ctx.stylize(open, 'special') + text + ctx.stylize(StringPrototypeRepeat(')', count), 'special');
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

function formatObject(ctx, value, kind, depth, insideTypedArray) {
  let inherited = showsInherited && ctx.showHidden && !tooDeep(ctx, depth) ? [] : undefined;
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
    const sorted =
      ArrayPrototypeSort(ArrayPrototypeSplice(output, output.length - keyCount, keyCount), compare);
    ArrayPrototypePushApply(output, sorted);
  }
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

// ---- Properties

const identifier = /^[a-zA-Z_][a-zA-Z_0-9]*$/;
function keyText(ctx, key, enumerable) {
  if (typeof key === 'symbol') {
    const text = ctx.stylize(escapeKey(SymbolPrototypeToString(key)), 'symbol');
    return plainSymbolKeys && enumerable ? text : `[${text}]`;
  }
  if (key === '__proto__' && isAtLeast(14)) return "['__proto__']";
  if (!enumerable) return `[${escapeKey(key)}]`;
  if (RegExpPrototypeExec(identifier, key) !== null) return ctx.stylize(key, 'name');
  return ctx.stylize(quote(key), 'string');
}

const widthOf = isAtLeast(12) ? getStringWidth :
  (text, colors) => (colors ? stripVTControlCharacters(text) : text).length;

function formatProperty(ctx, value, depth, key, type, descriptor, owner = value) {
  descriptor ??= ObjectGetOwnPropertyDescriptor(value, key);
  const isInherited = descriptor === undefined;
  if (isInherited) descriptor = { value: value[key], enumerable: true };
  let gap = ' ';
  let text;
  if (descriptor.value !== undefined) {
    const step = ctx.compact !== true || type !== kObject ? 2 : 3;
    ctx.indentationLvl += step;
    text = formatValue(ctx, descriptor.value, depth);
    if (step === 3 && ctx.breakLength < widthOf(text, ctx.colors)) {
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
  if (type === kArrayElement) return text;
  const shown = isInherited && bracketedInherited ? ctx.stylize(`[${key}]`, 'string') :
    keyText(ctx, key, descriptor.enumerable);
  return `${shown}:${gap}${text}`;
}

function getterText(ctx, { get, set }, owner, depth) {
  const label = set !== undefined ? 'Getter/Setter' : 'Getter';
  const special = (text) => ctx.stylize(text, 'special');
  const { getters } = ctx;
  const wanted = isAtLeast(12) && (
    getters === true || (getters === 'get' && set === undefined) || (getters === 'set' && set !== undefined));
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

module.exports = { inspect, defaultOptions, formatValue, formatProperty, addInherited };
