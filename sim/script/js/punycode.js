'use strict';
// punycode: names in other scripts as ASCII, and back (RFC 3492). Old, but still asked for.

const {
  ArrayPrototypeJoin, RangeError, RegExpPrototypeExec, RegExpPrototypeSymbolReplace, ReflectApply, StringFromCodePoint,
  StringPrototypeLastIndexOf, StringPrototypeSlice, StringPrototypeSplit, StringPrototypeStartsWith,
  StringPrototypeToLowerCase,
} = primordials;
const { codePoints, fromPunycode, punycode } = require('internal/url_host');

function decode(input) {
  const text = fromPunycode(StringPrototypeToLowerCase(`${input}`));
  if (text === undefined) throw new RangeError('Invalid input');
  return text;
}
function encode(input) { return punycode(`${input}`); }

// Each label of a name, or of the part of an address behind the last @.
function mapLabels(input, change) {
  const at = StringPrototypeLastIndexOf(input, '@');
  const name = RegExpPrototypeSymbolReplace(/[\u3002\uff0e\uff61]/g, StringPrototypeSlice(input, at + 1), '.');
  const labels = StringPrototypeSplit(name, '.');
  for (let i = 0; i < labels.length; i++) labels[i] = change(labels[i]);
  return StringPrototypeSlice(input, 0, at + 1) + ArrayPrototypeJoin(labels, '.');
}
function toASCII(input) {
  return mapLabels(`${input}`,
    (label) => (RegExpPrototypeExec(/[^\0-\x7f]/, label) === null ? label : `xn--${punycode(label)}`));
}
function toUnicode(input) {
  return mapLabels(`${input}`, (label) => (StringPrototypeStartsWith(label, 'xn--') ?
    decode(StringPrototypeSlice(label, 4)) : label));
}

module.exports = {
  version: '2.1.0',
  ucs2: { decode: codePoints, encode: (points) => ReflectApply(StringFromCodePoint, undefined, points) },
  decode, encode, toASCII, toUnicode,
};
