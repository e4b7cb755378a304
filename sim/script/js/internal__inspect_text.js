'use strict';
// The text side of util.inspect: quoting, numbers, widths, and how entries are laid out in lines and columns.
// The numbers below (2.5, 15 columns, the bias) are Node's: they decide where real Node breaks its lines.

const {
  ArrayPrototypeJoin, ArrayPrototypePush, MathFloor, MathMax, MathMin, MathRound, MathSqrt, MathTrunc,
  NumberIsFinite, NumberPrototypeToString, ObjectIs, RegExp, RegExpPrototypeExec,
  RegExpPrototypeSymbolReplace, RegExpPrototypeSymbolSplit, String, StringPrototypeCharCodeAt,
  StringPrototypeCodePointAt, StringPrototypeIncludes, StringPrototypeIndexOf, StringPrototypeNormalize,
  StringPrototypePadEnd, StringPrototypePadStart, StringPrototypeRepeat, StringPrototypeSlice,
  StringPrototypeToUpperCase, SymbolPrototypeToString,
} = primordials;

const kObject = 0;        // what is being laid out: properties,
const kArrayElement = 1;  // one element of an array (its key is not shown),
const kArray = 2;         // an array with its extra properties

const { isAtLeast } = require('internal/versions');
// Until 14 half a pair is shown as it is, until 12 DEL and its neighbours, too.
const loneSurrogate = !isAtLeast(16) ? '' : '|[\\ud800-\\udbff](?![\\udc00-\\udfff])|(?<![\\ud800-\\udbff])[\\udc00-\\udfff]';
const controls = isAtLeast(14) ? '\\x7f-\\x9f' : '';
const needsEscape = new RegExp(`[\\x00-\\x1f\\x27\\x5c${controls}]${loneSurrogate}`);
const needsEscapeAll = new RegExp(needsEscape, 'g');
const needsEscapeButQuote = new RegExp(`[\\x00-\\x1f\\x5c${controls}]${loneSurrogate}`);
const needsEscapeButQuoteAll = new RegExp(needsEscapeButQuote, 'g');
const shortEscapes = { '__proto__': null, '\b': '\\b', '\t': '\\t', '\n': '\\n', '\f': '\\f', '\r': '\\r',
  "'": "\\'", '\\': '\\\\' };

const escapesShort = isAtLeast(14);

function escape(character) {
  const short = shortEscapes[character];
  if (short !== undefined) return short;
  const code = StringPrototypeCharCodeAt(character, 0);
  if (code > 0xff) return `\\u${NumberPrototypeToString(code, 16)}`;
  if (!escapesShort) return `\\u${StringPrototypePadStart(NumberPrototypeToString(code, 16), 4, '0')}`;
  const hex = StringPrototypeToUpperCase(NumberPrototypeToString(code, 16));
  return `\\x${StringPrototypePadStart(hex, 2, '0')}`;
}

// Single quotes; from 12 on double quotes or backticks if that saves escaping.
function quote(text) {
  let mark = "'";
  let test = needsEscape, all = needsEscapeAll;
  if (isAtLeast(12) && StringPrototypeIncludes(text, "'")) {
    if (!StringPrototypeIncludes(text, '"')) mark = '"';
    else if (!StringPrototypeIncludes(text, '`') && !StringPrototypeIncludes(text, '${')) mark = '`';
    if (mark !== "'") {
      test = needsEscapeButQuote;
      all = needsEscapeButQuoteAll;
    }
  }
  if (RegExpPrototypeExec(test, text) !== null) text = RegExpPrototypeSymbolReplace(all, text, escape);
  return mark + text + mark;
}
const escapeKey = (text) => RegExpPrototypeSymbolReplace(needsEscapeAll, text, escape);

// 1234567 as 1_234_567.
function separateThousands(digits) {
  const first = digits[0] === '-' ? 1 : 0;
  let rest = digits.length;
  let tail = '';
  for (; rest >= first + 4; rest -= 3) tail = `_${StringPrototypeSlice(digits, rest - 3, rest)}${tail}`;
  return StringPrototypeSlice(digits, 0, rest) + tail;
}
// .1234567 as .123_456_7
function separateDecimals(digits) {
  let result = '';
  let i = 0;
  for (; i < digits.length - 3; i += 3) result += `${StringPrototypeSlice(digits, i, i + 3)}_`;
  return result + StringPrototypeSlice(digits, i);
}

const knowsSeparators = isAtLeast(16);

// With separators -0 and what is below 0.000001 are as they should be from 24 on.
function numberText(number, separators) {
  separators &&= knowsSeparators;
  if (ObjectIs(number, -0) && (!separators || isAtLeast(24))) return '-0';
  const text = `${number}`;
  if (!separators || !NumberIsFinite(number)) return text;
  const whole = MathTrunc(number);
  if (StringPrototypeIncludes(text, 'e') && (isAtLeast(24) || whole === number)) return text;
  if (whole === number) return separateThousands(text);
  const point = isAtLeast(20, 3) ? StringPrototypeIndexOf(text, '.') : `${whole}`.length;
  const before = isAtLeast(20, 3) ? StringPrototypeSlice(text, 0, point) : `${whole}`;
  return `${separateThousands(before)}.${separateDecimals(StringPrototypeSlice(text, point + 1))}`;
}
const bigintText = (bigint, separators) => `${separators && knowsSeparators ? separateThousands(String(bigint)) : bigint}n`;

const lineEnd = /(?<=\n)/;

// A string that is too long for its line is cut at its line breaks: 'a\n' + 'b'.
function stringText(ctx, value) {
  let trailer = '';
  if (value.length > ctx.maxStringLength) {
    const more = value.length - ctx.maxStringLength;
    value = StringPrototypeSlice(value, 0, ctx.maxStringLength);
    trailer = `... ${more} more character${more > 1 ? 's' : ''}`;
  }
  if (ctx.compact !== true && value.length > 16 && value.length > ctx.breakLength - ctx.indentationLvl - 4 &&
      StringPrototypeIncludes(value, '\n')) {
    const lines = RegExpPrototypeSymbolSplit(lineEnd, value);
    for (let i = 0; i < lines.length; i++) lines[i] = ctx.stylize(quote(lines[i]), 'string');
    return ArrayPrototypeJoin(lines, ` +\n${StringPrototypeRepeat(' ', ctx.indentationLvl + 2)}`) + trailer;
  }
  return ctx.stylize(quote(value), 'string') + trailer;
}

function primitiveText(ctx, value) {
  switch (typeof value) {
    case 'string': return stringText(ctx, value);
    case 'number': return ctx.stylize(numberText(value, ctx.numericSeparator), 'number');
    case 'bigint': return ctx.stylize(bigintText(value, ctx.numericSeparator), 'bigint');
    case 'boolean': return ctx.stylize(`${value}`, 'boolean');
    case 'undefined': return ctx.stylize('undefined', 'undefined');
    default: return ctx.stylize(SymbolPrototypeToString(value), 'symbol');
  }
}

// Terminal control sequences: CSI ... letter, and OSC ... BEL or ST.
let controlSequence;
function stripVTControlCharacters(text) {
  require('internal/validators').validateString(text, 'str');
  controlSequence ??= new RegExp('[\\u001B\\u009B][[\\]()#;?]*(?:' +
    '(?:(?:[-a-zA-Z\\d/#&.:=?%@~_]|;[-a-zA-Z\\d/#&.:=?%@~_]*)*(?:\\u0007|\\u001B\\u005C|\\u009C))|' +
    '(?:(?:\\d{1,4}(?:;\\d{0,4})*)?[\\dA-PR-TZcf-nq-uy=><~]))', 'g');
  return RegExpPrototypeSymbolReplace(controlSequence, text, '');
}

function isZeroWidth(code) {
  return code <= 0x1f || (code >= 0x7f && code <= 0x9f) || (code >= 0x300 && code <= 0x36f) ||
    (code >= 0x200b && code <= 0x200f) || (code >= 0x20d0 && code <= 0x20ff) ||
    (code >= 0xfe00 && code <= 0xfe0f) || (code >= 0xfe20 && code <= 0xfe2f) ||
    (code >= 0xe0100 && code <= 0xe01ef);
}
function isFullWidth(code) {
  return code >= 0x1100 && (code <= 0x115f || code === 0x2329 || code === 0x232a ||
    (code >= 0x2e80 && code <= 0x3247 && code !== 0x303f) || (code >= 0x3250 && code <= 0x4dbf) ||
    (code >= 0x4e00 && code <= 0xa4c6) || (code >= 0xa960 && code <= 0xa97c) ||
    (code >= 0xac00 && code <= 0xd7a3) ||
    (code >= 0xf900 && code <= 0xfaff) || (code >= 0xfe10 && code <= 0xfe19) ||
    (code >= 0xfe30 && code <= 0xfe6b) ||
    (code >= 0xff01 && code <= 0xff60) || (code >= 0xffe0 && code <= 0xffe6) ||
    (code >= 0x1b000 && code <= 0x1b001) || (code >= 0x1f200 && code <= 0x1f251) ||
    (code >= 0x1f300 && code <= 0x1f64f) || (code >= 0x1f900 && code <= 0x1f9ff) ||
    (code >= 0x1f680 && code <= 0x1f6ff) || (code >= 0x20000 && code <= 0x3fffd));
}

const nonAscii = /[^\x20-\x7e]/;
// Columns of a terminal that a text takes.
function getStringWidth(text, removeControl = true) {
  if (RegExpPrototypeExec(nonAscii, text) === null) return text.length;
  if (removeControl) text = stripVTControlCharacters(text);
  text = StringPrototypeNormalize(text, 'NFC');
  let width = 0;
  for (let i = 0; i < text.length; i++) {
    const code = StringPrototypeCodePointAt(text, i);
    if (code > 0xffff) i++;
    if (isFullWidth(code)) width += 2;
    else if (!isZeroWidth(code)) width++;
  }
  return width;
}

// Arranges the elements of an array in columns if they are many, short and of similar length.
// `value` is the array itself: numbers are aligned to the right.
function groupElements(ctx, output, value) {
  const gap = 2;  // a comma and a space
  // Not the entry "... more items".
  const count = ctx.maxArrayLength < output.length ? output.length - 1 : output.length;
  const widths = [];
  let total = 0;
  let widest = 0;
  for (let i = 0; i < count; i++) {
    widths[i] = getStringWidth(output[i], ctx.colors);
    total += widths[i] + gap;
    if (widths[i] > widest) widest = widths[i];
  }
  const cell = widest + gap;
  if (cell * 3 + ctx.indentationLvl >= ctx.breakLength) return output;
  if (total / cell <= 5 && widest > 6) return output;

  // About a square, as characters are 2.5 times as high as wide, with some more columns for short entries.
  const biased = MathMax(cell - 3 - MathSqrt(cell - total / output.length), 1);
  const columns = MathMin(MathRound(MathSqrt(2.5 * biased * count) / biased),
    MathFloor((ctx.breakLength - ctx.indentationLvl) / cell), ctx.compact * 4, 15);
  if (columns <= 1) return output;

  const columnWidths = [];
  for (let column = 0; column < columns; column++) {
    let width = 0;
    for (let i = column; i < count; i += columns) width = MathMax(width, widths[i]);
    columnWidths[column] = width + gap;
  }
  const pad = allNumbers(value, output.length) ? StringPrototypePadStart : StringPrototypePadEnd;
  const lines = [];
  for (let i = 0; i < count; i += columns) {
    const last = MathMin(i + columns, count) - 1;
    let line = '';
    for (let j = i; j < last; j++) {
      line += pad(`${output[j]}, `, columnWidths[j - i] + output[j].length - widths[j], ' ');
    }
    const width = columnWidths[last - i] + output[last].length - widths[last] - gap;
    line += pad === StringPrototypePadStart ? pad(output[last], width, ' ') : output[last];
    ArrayPrototypePush(lines, line);
  }
  if (count < output.length) ArrayPrototypePush(lines, output[count]);
  return lines;
}
function allNumbers(value, count) {
  if (value === undefined) return true;
  for (let i = 0; i < count; i++) {
    if (typeof value[i] !== 'number' && typeof value[i] !== 'bigint') return false;
  }
  return true;
}

function fitsOnLine(ctx, output, start, base) {
  let total = output.length + start;
  if (total + output.length > ctx.breakLength) return false;
  for (let i = 0; i < output.length; i++) {
    total += ctx.colors ? stripVTControlCharacters(output[i]).length : output[i].length;
    if (total > ctx.breakLength) return false;
  }
  return base === '' || !isAtLeast(12) || !StringPrototypeIncludes(base, '\n');
}

// Puts the entries between the braces: on one line if they are short and not deeply nested, else one a line.
function layOut(ctx, output, base, braces, extras, depth, value) {
  const { 0: open, 1: close } = braces;
  const indentation = StringPrototypeRepeat(' ', ctx.indentationLvl);
  if (ctx.compact === true || (!isAtLeast(12) && ctx.compact !== false)) {
    const head = base ? ` ${base}` : '';
    if (fitsOnLine(ctx, output, 0, base)) {
      return `${open}${head} ${ArrayPrototypeJoin(output, ', ')} ${close}`;
    }
    const gap = base === '' && open.length === 1 ? ' ' : `${head}\n${indentation}  `;
    return `${open}${gap}${ArrayPrototypeJoin(output, `,\n${indentation}  `)} ${close}`;
  }
  const head = base ? `${base} ` : '';
  if (typeof ctx.compact === 'number' && ctx.compact >= 1) {
    const entries = output.length;
    if (extras === kArray && entries > 6) output = groupElements(ctx, output, value);
    // currentDepth is that of the innermost object just written: `compact` levels may share a line.
    if (ctx.currentDepth - depth < ctx.compact && entries === output.length) {
      const start = output.length + ctx.indentationLvl + open.length + base.length + 10;
      if (fitsOnLine(ctx, output, start, base)) {
        const joined = ArrayPrototypeJoin(output, ', ');
        if (!isAtLeast(16) || !StringPrototypeIncludes(joined, '\n')) return `${head}${open} ${joined} ${close}`;
      }
    }
  }
  const line = `\n${indentation}`;
  return `${head}${open}${line}  ${ArrayPrototypeJoin(output, `,${line}  `)}${line}${close}`;
}

module.exports = {
  kObject, kArrayElement, kArray, quote, escapeKey, numberText, bigintText, primitiveText, getStringWidth,
  stripVTControlCharacters, layOut,
};
