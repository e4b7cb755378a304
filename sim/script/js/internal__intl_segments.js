'use strict';
// Intl.Segmenter: text cut into what a reader takes for one character (UAX 29's extended grapheme clusters), into words
// and into sentences. Words and sentences follow the rules that need no dictionary.

const { MathTrunc, RangeError, RegExp, RegExpPrototypeExec, SymbolIterator, TypeError } = primordials;
const { localeOf } = require('internal/locale_numbers');

const extend = '[\\p{M}\\p{EMod}\\u200c\\u200d]';
const hangul = '[\\u1100-\\u115f\\ua960-\\ua97c]*(?:[\\uac00-\\ud7a3][\\u1160-\\u11a7\\ud7b0-\\ud7c6]*|' +
  '[\\u1160-\\u11a7\\ud7b0-\\ud7c6]+)[\\u11a8-\\u11ff\\ud7cb-\\ud7fb]*|[\\u1100-\\u115f\\ua960-\\ua97c]+|' +
  '[\\u11a8-\\u11ff\\ud7cb-\\ud7fb]+';
const pictures = `\\p{ExtPict}(?:[\\p{M}\\p{EMod}]*\\u200d\\p{ExtPict})*`;
const grapheme = `\\r\\n|[\\p{Cc}\\u2028\\u2029]|(?:\\p{RI}\\p{RI}|${hangul}|${pictures}|[^])${extend}*`;
// Letters and digits hold together over one sign that stands inside of words and numbers.
const letters = "(?:[\\p{L}--[\\p{sc=Hira}\\p{sc=Han}]]|\\p{M}|[\\u200c\\u200d])";
const word = `\\r\\n|\\p{sc=Han}${extend}*|\\p{sc=Hira}+|(?:${letters}|[\\p{Nd}_])+` +
  `(?:(?:(?<=${letters})['.:\\u00b7\\u2019](?=${letters})|(?<=\\p{Nd})['.,;](?=\\p{Nd}))(?:${letters}|[\\p{Nd}_])+)*|` +
  `[ \\u1680\\u2000-\\u2006\\u2008-\\u200a\\u205f\\u3000]+|${grapheme}`;
// A full stop ends no sentence before a digit, inside of an abbreviation, before a comma, or if the next word is small.
const ends = '.\\u2024\\uff0e!?\\u203c\\u203d\\u2047-\\u2049\\u3002\\uff01\\uff1f';
const lineEnds = '\\r\\n\\u0085\\u2028\\u2029';
const stop = '[.\\u2024\\uff0e]', end = `[${ends}]`, other = `[^${ends}${lineEnds}]`;
const neutral = `[^\\p{L}\\p{N}${ends}${lineEnds}]`;
const line = `\\r\\n|[${lineEnds}]`;
const closing = '["\'\\p{Ps}\\p{Pe}\\p{Pi}\\p{Pf}]*[\\p{Zs}\\t]*';
const inside = `${stop}(?=\\p{N})|(?<=[\\p{Lu}\\p{Ll}])${stop}(?=\\p{Lu})|` +
  `${stop}(?=${neutral}*\\p{Ll})|${end}+${closing}(?=[\\-,:;\\u2013\\u2014\\u3001\\uff0c])`;
const sentence = `(?:${other}|${inside})*(?:${end}+${closing}(?:${line})?|${line}|$)`;
const patterns = { __proto__: null, grapheme, word, sentence };
// Compiled when it is first needed, which takes a while.
const compiled = { __proto__: null };
const patternOf = (granularity) => (compiled[granularity] ??= new RegExp(patterns[granularity], 'vy'));
let wordLike;
const isWordLike = (segment) => RegExpPrototypeExec(wordLike ??= new RegExp('[\\p{L}\\p{Nd}\\p{Nl}]', 'u'), segment) !== null;

class SegmentIterator {
  #text;
  #segmenter;
  #at = 0;
  constructor(text, segmenter) { this.#text = text; this.#segmenter = segmenter; }
  next() {
    if (this.#at >= this.#text.length) return { value: undefined, done: true };
    const value = this.#segmenter(this.#text, this.#at);
    this.#at += value.segment.length;
    return { value, done: false };
  }
  [SymbolIterator]() { return this; }
}

class Segments {
  #text;
  #segmenter;
  constructor(text, segmenter) { this.#text = text; this.#segmenter = segmenter; }
  containing(index) {
    const wanted = MathTrunc(+index) || 0;
    if (wanted < 0 || wanted >= this.#text.length) return undefined;
    for (let at = 0; ;) {
      const found = this.#segmenter(this.#text, at);
      at += found.segment.length;
      if (at > wanted) return found;
    }
  }
  [SymbolIterator]() { return new SegmentIterator(this.#text, this.#segmenter); }
}

class Segmenter {
  #locale;
  #granularity;
  constructor(locales, options) {
    this.#locale = localeOf(locales);
    if (options !== undefined && (options === null || typeof options !== 'object')) {
      throw new TypeError('invalid_argument');
    }
    const granularity = options?.granularity === undefined ? 'grapheme' : `${options.granularity}`;
    if (patterns[granularity] === undefined) {
      throw new RangeError(`Value ${granularity} out of range for Intl.Segmenter options property granularity`);
    }
    this.#granularity = granularity;
  }
  segment(input) {
    const isWord = this.#granularity === 'word';
    const pattern = patternOf(this.#granularity);
    return new Segments(`${input}`, (text, index) => {
      pattern.lastIndex = index;
      const segment = RegExpPrototypeExec(pattern, text)[0];
      return { segment, index, input: text, ...(isWord && { isWordLike: isWordLike(segment) }) };
    });
  }
  resolvedOptions() { return { locale: this.#locale, granularity: this.#granularity }; }
}

module.exports = Segmenter;
