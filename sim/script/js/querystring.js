'use strict';
// querystring: a=1&b=2 and objects.

const {
  ArrayIsArray, ArrayPrototypeJoin, ArrayPrototypePush, NumberIsFinite, NumberParseInt, ObjectKeys,
  RegExpPrototypeExec, RegExpPrototypeSymbolReplace, String, StringPrototypeCharCodeAt,
  StringPrototypeIndexOf, StringPrototypeSlice, StringPrototypeSplit, URIError, decodeURIComponent,
  encodeURIComponent,
} = primordials;
const { codes } = require('errors');

// %XX become bytes, everything else its low byte. As a Buffer.
function unescapeBuffer(text, decodeSpaces) {
  const { Buffer } = require('buffer');
  const bytes = Buffer.allocUnsafe(text.length);
  let length = 0;
  for (let i = 0; i < text.length; i++) {
    let code = StringPrototypeCharCodeAt(text, i);
    if (
      code === 37 /* % */ &&
      RegExpPrototypeExec(/^[0-9a-fA-F]{2}$/, StringPrototypeSlice(text, i + 1, i + 3)) !== null) {
      code = NumberParseInt(StringPrototypeSlice(text, i + 1, i + 3), 16);
      i += 2;
    } else if (decodeSpaces && code === 43 /* + */) {
      code = 32;
    }
    bytes[length++] = code;
  }
  return bytes.slice(0, length);
}

function unescape(text, decodeSpaces) {
  try {
    return decodeURIComponent(text);
  } catch {
    return module.exports.unescapeBuffer(text, decodeSpaces).toString();
  }
}

function escape(text) {
  if (typeof text !== 'string') text = typeof text === 'object' ? String(text) : `${text}`;
  try {
    // What encodeURIComponent leaves alone is what querystring leaves alone.
    return encodeURIComponent(text);
  } catch (error) {
    if (error instanceof URIError) throw new codes.ERR_INVALID_URI();
    throw error;
  }
}

function primitiveText(value) {
  switch (typeof value) {
    case 'string': return value;
    case 'number': return NumberIsFinite(value) ? `${value}` : '';
    case 'bigint': return `${value}`;
    case 'boolean': return value ? 'true' : 'false';
    default: return '';
  }
}

function stringify(object, separator, equals, options) {
  separator ||= '&';
  equals ||= '=';
  const custom = options?.encodeURIComponent;
  const encode = typeof custom === 'function' ? custom : module.exports.escape;
  if (object === null || typeof object !== 'object') return '';
  const pairs = [];
  const keys = ObjectKeys(object);
  for (let i = 0; i < keys.length; i++) {
    const value = object[keys[i]];
    const key = encode(primitiveText(keys[i])) + equals;
    if (!ArrayIsArray(value)) {
      ArrayPrototypePush(pairs, key + encode(primitiveText(value)));
      continue;
    }
    for (let j = 0; j < value.length; j++) ArrayPrototypePush(pairs, key + encode(primitiveText(value[j])));
  }
  return ArrayPrototypeJoin(pairs, separator);
}

function parse(text, separator, equals, options) {
  const result = { __proto__: null };
  if (typeof text !== 'string' || text.length === 0) return result;
  separator = separator ? `${separator}` : '&';
  equals = equals ? `${equals}` : '=';
  const max = typeof options?.maxKeys === 'number' ? options.maxKeys : 1000;
  const custom = options?.decodeURIComponent;
  const unescapeText = typeof custom === 'function' ? custom : module.exports.unescape;
  const decode = (part) => {
    const spaced = RegExpPrototypeSymbolReplace(/\+/g, part, typeof custom === 'function' ? '%20' : ' ');
    try {
      return unescapeText(spaced);
    } catch {
      return unescape(spaced, true);
    }
  };
  const pairs = StringPrototypeSplit(text, separator);
  let count = 0;
  for (let i = 0; i < pairs.length && (!(max > 0) || count < max); i++) {
    if (pairs[i] === '') continue;
    count++;
    const at = StringPrototypeIndexOf(pairs[i], equals);
    const key = decode(at === -1 ? pairs[i] : StringPrototypeSlice(pairs[i], 0, at));
    const value = at === -1 ? '' : decode(StringPrototypeSlice(pairs[i], at + equals.length));
    if (result[key] === undefined) result[key] = value;
    else if (ArrayIsArray(result[key])) ArrayPrototypePush(result[key], value);
    else result[key] = [result[key], value];
  }
  return result;
}

module.exports = { unescapeBuffer, unescape, escape, stringify, encode: stringify, parse, decode: parse };
