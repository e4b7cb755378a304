'use strict';
// util.format: printf-like texts, and what console.log prints.

const {
  JSONStringify, Number, NumberParseFloat, NumberParseInt, ObjectGetOwnPropertyDescriptor,
  ObjectGetPrototypeOf, ObjectPrototypeHasOwnProperty, String, StringPrototypeCharCodeAt,
  StringPrototypeIncludes, StringPrototypeSlice, SymbolToPrimitive, TypeError,
} = primordials;
const { inspect, defaultOptions } = require('internal/inspect');
const { isBuiltIn } = require('internal/inspect_class');
const { numberText, bigintText } = require('internal/inspect_text');
const { isAtLeast } = require('internal/versions');
const { classKind, proxyDetails } = binding.util;

// Whether String(value) would say nothing but the engine's "[object Object]".
function hasBuiltInToString(value) {
  while (classKind(value) === 'Proxy') {
    value = proxyDetails(value)[0];
    if (value === null) return true;
  }
  const text = typeof value.toString === 'function';
  const primitive = isAtLeast(20, 3) && typeof value[SymbolToPrimitive] === 'function';
  if (!text && !primitive) return true;
  const defines = (object) => (text && ObjectPrototypeHasOwnProperty(object, 'toString')) ||
    (primitive && ObjectPrototypeHasOwnProperty(object, SymbolToPrimitive));
  if (defines(value)) return false;
  let holder = value;
  do {
    holder = ObjectGetPrototypeOf(holder);
  } while (!defines(holder));
  const constructor = ObjectGetOwnPropertyDescriptor(holder, 'constructor')?.value;
  return typeof constructor === 'function' && isBuiltIn(constructor.name);
}

function toNumberText(value, options, convert) {
  const separators = options?.numericSeparator ?? defaultOptions.numericSeparator;
  if (typeof value === 'bigint' && convert !== NumberParseFloat) return bigintText(value, separators);
  if (typeof value === 'symbol' && isAtLeast(12)) return 'NaN';
  return isAtLeast(12) ? numberText(convert(value), separators) : `${convert(value)}`;
}

function toStringText(value, options) {
  if (!isAtLeast(12)) return String(value);
  switch (typeof value) {
    case 'number': case 'bigint': return toNumberText(value, options, Number);
    case 'object':
      if (value !== null && hasBuiltInToString(value)) {
        return inspect(value, { ...options, depth: 0, colors: false, compact: 3 });
      }
  }
  return String(value);
}

function toJSONText(value) {
  try {
    return JSONStringify(value);
  } catch (error) {
    if (error instanceof TypeError && StringPrototypeIncludes(error.message, 'circular')) return '[Circular]';
    throw error;
  }
}

// The text for one placeholder; undefined if the letter is none.
function placeholder(letter, value, options) {
  switch (letter) {
    case 115 /* s */: return toStringText(value, options);
    case 106 /* j */: return toJSONText(value);
    case 100 /* d */: return toNumberText(value, options, Number);
    case 105 /* i */: return toNumberText(value, options, NumberParseInt);
    case 102 /* f */: return toNumberText(value, options, NumberParseFloat);
    case 79 /* O */: return inspect(value, options);
    case 111 /* o */: return inspect(value, { ...options, showHidden: true, showProxy: true, depth: 4 });
    case 99 /* c */: return isAtLeast(12) ? '' : undefined;
    default: return undefined;
  }
}
const isPlaceholder = (letter) => letter === 115 || letter === 106 || letter === 100 || letter === 105 ||
  letter === 102 || letter === 79 || letter === 111 || (letter === 99 && isAtLeast(12));

// Fills placeholders of args[0] from args; [text, number of arguments used].
function fill(args, options) {
  const first = args[0];
  let text = '';
  let from = 0;
  let used = 0;
  for (let i = 0; i < first.length - 1; i++) {
    if (StringPrototypeCharCodeAt(first, i) !== 37 /* % */) continue;
    const letter = StringPrototypeCharCodeAt(first, ++i);
    if (letter === 37) {
      text += StringPrototypeSlice(first, from, i);
      from = i + 1;
    } else if (used + 1 !== args.length && isPlaceholder(letter)) {
      text += StringPrototypeSlice(first, from, i - 1) + placeholder(letter, args[++used], options);
      from = i + 1;
    }
  }
  if (from === 0) return [first, 1];
  return [text + StringPrototypeSlice(first, from), used + 1];
}

// Node 10 showed texts with quotes, unless the first argument is one; then it made texts of all primitives.
const quotesTexts = !isAtLeast(12);
const isShownAsText = (value) => value === null || (typeof value !== 'object' && typeof value !== 'symbol');

// `args` is an array.
function formatArguments(options, args) {
  let text = '';
  let i = 0;
  const quotes = quotesTexts && typeof args[0] !== 'string';
  const asTexts = quotesTexts && !quotes;
  if (typeof args[0] === 'string') {
    if (args.length === 1) return args[0];
    if (StringPrototypeIncludes(args[0], '%')) ({ 0: text, 1: i } = fill(args, options));
    else text = args[i++];
    if (i < args.length) text += ' ';
  }
  for (; i < args.length; i++) {
    const isText = (typeof args[i] === 'string' && !quotes) || (asTexts && isShownAsText(args[i]));
    text += isText ? `${args[i]}` : inspect(args[i], options);
    if (i < args.length - 1) text += ' ';
  }
  return text;
}

function format(...args) {
  return formatArguments(undefined, args);
}
function formatWithOptions(inspectOptions, ...args) {
  const { validateObject, kValidateObjectAllowArray } = require('internal/validators');
  validateObject(inspectOptions, 'inspectOptions', kValidateObjectAllowArray);
  return formatArguments(inspectOptions, args);
}

module.exports = { format, formatWithOptions, formatArguments };
