'use strict';
// Intl, as far as programs usually need it: numbers, dates, plurals, lists, relative times and collation, in English
// and with the numbers of some other languages.

const {
  ArrayPrototypePush, Date, DateNow, DatePrototypeGetTime, MathAbs, ObjectDefineProperty, Proxy, RangeError,
  StringPrototypeSlice, SymbolToStringTag,
} = primordials;
const { isAtLeast } = require('internal/versions');
const numbers = require('internal/locale_numbers');
const dates = require('internal/locale_dates');

function resolvedOf(settings, more) { return { locale: settings.locale, numberingSystem: 'latn', ...more }; }

class NumberFormat {
  #settings;
  constructor(locales, options) { this.#settings = numbers.settingsOf(locales, options); }
  get format() { return (value) => numbers.formatNumber(typeof value === 'bigint' ? value : +value, this.#settings); }
  formatToParts(value) {
    const text = this.format(value);
    const parts = [];
    for (let i = 0, whole = true; i < text.length; i++) {
      const isDigit = text[i] >= '0' && text[i] <= '9';
      const decimal = numbers.formatNumber(1.5, numbers.settingsOf(this.#settings.locale))[1];
      const type = isDigit ? (whole ? 'integer' : 'fraction') : text[i] === decimal && whole ? 'decimal' :
        text[i] === '-' ? 'minusSign' : text[i] === '%' ? 'percentSign' : text[i] === ',' || text[i] === '.' ? 'group' :
        'literal';
      if (type === 'decimal') whole = false;
      const last = parts[parts.length - 1];
      if (isDigit && last?.type === type) last.value += text[i];
      else ArrayPrototypePush(parts, { type, value: text[i] });
    }
    return parts;
  }
  resolvedOptions() {
    const { style, minimumIntegerDigits, minimumFractionDigits, maximumFractionDigits, notation, signDisplay } =
      this.#settings;
    return resolvedOf(this.#settings, {
      style, minimumIntegerDigits, minimumFractionDigits, maximumFractionDigits, useGrouping: 'auto', notation,
      signDisplay, roundingIncrement: 1, roundingMode: 'halfExpand', roundingPriority: 'auto',
      trailingZeroDisplay: 'auto',
    });
  }
}

class DateTimeFormat {
  #settings;
  constructor(locales, options) { this.#settings = dates.settingsOf(locales, options, 'any', 'date'); }
  get format() {
    return (date = DateNow()) => {
      const value = new Date(date);
      if (DatePrototypeGetTime(value) !== DatePrototypeGetTime(value)) throw new RangeError('Invalid time value');
      return dates.formatDate(value, this.#settings);
    };
  }
  resolvedOptions() { return resolvedOf(this.#settings, { calendar: 'gregory', timeZone: 'UTC' }); }
}

class Collator {
  #options;
  #locale;
  constructor(locales, options) {
    this.#locale = numbers.localeOf(locales);
    this.#options = { __proto__: null, ...options };
  }
  get compare() {
    return (a, b) => require('internal/locale_collation').compare(`${a}`, `${b}`, this.#options);
  }
  resolvedOptions() {
    const { usage = 'sort', sensitivity = 'variant', numeric = false, caseFirst = 'false' } = this.#options;
    return {
      locale: this.#locale, usage, sensitivity, ignorePunctuation: false, collation: 'default', numeric, caseFirst,
    };
  }
}

class PluralRules {
  #type;
  #locale;
  constructor(locales, options) {
    this.#locale = numbers.localeOf(locales);
    this.#type = options?.type ?? 'cardinal';
  }
  select(value) {
    const number = +value;
    if (this.#type !== 'ordinal') return number === 1 ? 'one' : 'other';
    const ten = number % 10, hundred = number % 100;
    if (ten === 1 && hundred !== 11) return 'one';
    if (ten === 2 && hundred !== 12) return 'two';
    return ten === 3 && hundred !== 13 ? 'few' : 'other';
  }
  resolvedOptions() { return { locale: this.#locale, type: this.#type }; }
}

class ListFormat {
  #last;
  #isUnit;
  constructor(locales, options) {
    numbers.localeOf(locales);
    const { type = 'conjunction' } = options ?? { __proto__: null };
    this.#isUnit = type === 'unit';
    this.#last = type === 'disjunction' ? 'or' : 'and';
  }
  format(list) {
    const items = [...list];
    let text = '';
    for (let i = 0; i < items.length; i++) {
      const isLast = i === items.length - 1;
      if (i > 0) text += items.length > 2 || this.#isUnit ? ', ' : ' ';
      if (i > 0 && isLast && !this.#isUnit) text += `${this.#last} `;
      text += items[i];
    }
    return text;
  }
}

const relativeWords = {
  '__proto__': null, '-1 day': 'yesterday', '0 day': 'today', '1 day': 'tomorrow', '0 second': 'now',
  '-1 year': 'last year', '0 year': 'this year', '1 year': 'next year', '-1 month': 'last month',
  '0 month': 'this month', '1 month': 'next month', '-1 week': 'last week', '0 week': 'this week', '1 week': 'next week',
  '0 hour': 'this hour',
  '0 minute': 'this minute',
};
class RelativeTimeFormat {
  #numeric;
  constructor(locales, options) {
    numbers.localeOf(locales);
    this.#numeric = options?.numeric ?? 'always';
  }
  format(value, unit) {
    const number = +value;
    const given = `${unit}`;
    const name = given[given.length - 1] === 's' ? StringPrototypeSlice(given, 0, -1) : given;
    const word = this.#numeric === 'auto' ? relativeWords[`${number} ${name}`] : undefined;
    if (word !== undefined) return word;
    const amount = numbers.formatNumber(MathAbs(number), numbers.settingsOf());
    const text = `${amount} ${name}${MathAbs(number) === 1 ? '' : 's'}`;
    return number < 0 || (number === 0 && 1 / number < 0) ? `${text} ago` : `in ${text}`;
  }
}

const Intl = {};
const classes = {
  NumberFormat, DateTimeFormat, Collator, PluralRules, ListFormat, RelativeTimeFormat,
  ...(isAtLeast(16) && { Segmenter: require('internal/intl_segments') }),
};
for (const name in classes) {
  const Class = classes[name];
  ObjectDefineProperty(Class.prototype, SymbolToStringTag,
    { __proto__: null, value: `Intl.${name}`, configurable: true });
  ObjectDefineProperty(Class, 'supportedLocalesOf', {
    __proto__: null, writable: true, configurable: true,
    value: function supportedLocalesOf(locales) { return Intl.getCanonicalLocales(locales); },
  });
  // Some may be called without new.
  const isCallable = name === 'NumberFormat' || name === 'DateTimeFormat' || name === 'Collator';
  const exported = !isCallable ? Class : new Proxy(Class, {
    __proto__: null, apply: (target, self, list) => new Class(list[0], list[1]),
  });
  ObjectDefineProperty(Intl, name, { __proto__: null, value: exported, writable: true, configurable: true });
}
ObjectDefineProperty(Intl, 'getCanonicalLocales', {
  __proto__: null, writable: true, configurable: true,
  value: function getCanonicalLocales(locales) {
    if (locales === undefined) return [];
    if (typeof locales === 'string') return [numbers.localeOf(locales)];
    const list = [];
    for (let i = 0; i < locales.length; i++) ArrayPrototypePush(list, numbers.localeOf(locales[i]));
    return list;
  },
});
ObjectDefineProperty(Intl, SymbolToStringTag, { __proto__: null, value: 'Intl', configurable: true });

module.exports = Intl;
