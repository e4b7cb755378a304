'use strict';
// String.prototype.localeCompare as people see it: letters before their case, punctuation before digits before letters.
// An approximation of the root collation, good for Latin text; other scripts go by their code points.

const {
  BigInt, MathMin, RegExpPrototypeExec, StringFromCharCode, StringPrototypeCharCodeAt,
  StringPrototypeCodePointAt, StringPrototypeIndexOf, StringPrototypeNormalize, StringPrototypeSlice,
  StringPrototypeToLowerCase,
} = primordials;

const marks = ' _-,;:!?.\'"()[]{}@*/\\&#%`^+<=>|~$';
const expansions = { __proto__: null, 'ß': 'ss', 'æ': 'ae', 'œ': 'oe', 'ø': 'o', 'đ': 'd', 'ł': 'l', 'ı': 'i' };
const isMark = (code) => code >= 0x300 && code <= 0x36f;
const isDigit = (code) => code >= 48 && code <= 57;

// What decides first: a number for each character.
function weightOf(code) {
  if (code < 0x80) {
    const place = StringPrototypeIndexOf(marks, StringFromCharCode(code));
    if (place !== -1) return 10 + place;
    if (isDigit(code)) return 100 + code;
    if (code >= 97 && code <= 122) return 200 + code;
    return code < 14 && code > 8 ? 9 : 1;
  }
  return 1000 + code;
}

// { base: weights, accents, cases }: what is compared first, second and third.
function keyOf(text, isNumeric) {
  const key = { __proto__: null, base: [], accents: [], cases: [] };
  const put = (weight, upper) => {
    key.base[key.base.length] = weight;
    key.accents[key.accents.length] = '';
    key.cases[key.cases.length] = upper;
  };
  const plain = StringPrototypeNormalize(text, 'NFD');
  for (let i = 0; i < plain.length; i++) {
    const code = StringPrototypeCodePointAt(plain, i);
    const character = StringPrototypeSlice(plain, i, code > 0xffff ? i + 2 : i + 1);
    if (code > 0xffff) i++;
    if (isMark(code) && key.base.length > 0) {
      key.accents[key.accents.length - 1] += character;
      continue;
    }
    if (isNumeric && isDigit(code)) {
      const digits = RegExpPrototypeExec(/^0*([0-9]+)/, StringPrototypeSlice(plain, i));
      put(BigInt(digits[1]), 0);
      i += digits[0].length - 1;
      continue;
    }
    const lower = StringPrototypeToLowerCase(character);
    const parts = expansions[lower] ?? lower;
    for (let j = 0; j < parts.length; j++) {
      const unit = parts.length === lower.length && code > 0xffff ? code : StringPrototypeCharCodeAt(parts, j);
      put(weightOf(unit), lower === character ? (parts === lower ? 0 : 1) : 2);
      if (code > 0xffff) break;
    }
  }
  return key;
}

// Numbers of `numeric` stand where digits do.
const placeOf = (weight) => (typeof weight === 'bigint' ? 148 : weight);
function compareWeights(a, b) {
  const length = MathMin(a.length, b.length);
  for (let i = 0; i < length; i++) {
    if (a[i] === b[i]) continue;
    const bothNumbers = typeof a[i] === 'bigint' && typeof b[i] === 'bigint';
    const x = bothNumbers ? a[i] : placeOf(a[i]), y = bothNumbers ? b[i] : placeOf(b[i]);
    if (x !== y) return x < y ? -1 : 1;
  }
  return a.length === b.length ? 0 : a.length < b.length ? -1 : 1;
}

// Of these the order of code points is the right one.
const simple = /^[ 0-9a-z]*$/;

function compare(a, b, options) {
  if (a === b) return 0;
  if (options === undefined && RegExpPrototypeExec(simple, a) !== null && RegExpPrototypeExec(simple, b) !== null) {
    return a < b ? -1 : 1;
  }
  const { numeric = false, sensitivity = 'variant', caseFirst = 'false' } = options ?? { __proto__: null };
  const x = keyOf(a, numeric), y = keyOf(b, numeric);
  const base = compareWeights(x.base, y.base);
  if (base !== 0 || sensitivity === 'base') return base;
  const accents = sensitivity === 'case' ? 0 : compareWeights(x.accents, y.accents);
  if (accents !== 0 || sensitivity === 'accent') return accents;
  const cases = compareWeights(x.cases, y.cases);
  return caseFirst === 'upper' ? -cases : cases;
}

module.exports = { compare };
