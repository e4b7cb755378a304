'use strict';
// The methods of String, Number, BigInt, Array and Date that depend on a locale, in place of the engine's, which know
// none. Node's ICU is behind them in the real one; here a small part of it (internal/locale_*), loaded when used.

const {
  BigIntPrototype, BigIntPrototypeValueOf, DatePrototype, DatePrototypeGetTime, DatePrototypeToString,
  DatePrototypeToTimeString, NumberPrototype, NumberPrototypeValueOf, ObjectDefineProperty, ObjectKeys,
  StringPrototype, TypeError,
} = primordials;

function replace(prototype, methods) {
  const names = ObjectKeys(methods);
  for (let i = 0; i < names.length; i++) {
    ObjectDefineProperty(prototype, names[i],
      { __proto__: null, value: methods[names[i]], writable: true, enumerable: false, configurable: true });
  }
}

const dateText = (date, locales, options, needed, byDefault) => {
  DatePrototypeGetTime(date);  // throws for what is no date
  const { formatDate, settingsOf } = require('internal/locale_dates');
  return formatDate(date, settingsOf(locales, options, needed, byDefault));
};
const numberText = (value, locales, options) => {
  const { formatNumber, settingsOf } = require('internal/locale_numbers');
  return formatNumber(value, settingsOf(locales, options, 'Number.prototype.toLocaleString'));
};
// V8 names the zone.
const withZone = (text) => (text === 'Invalid Date' ? text : `${text} (Coordinated Universal Time)`);

module.exports = function install() {
  replace(StringPrototype, {
    localeCompare(that, locales = undefined, options = undefined) {
      if (this == null) throw new TypeError('String.prototype.localeCompare called on null or undefined');
      return require('internal/locale_collation').compare(`${this}`, `${that}`, options);
    },
  });
  replace(NumberPrototype, {
    toLocaleString(locales = undefined, options = undefined) {
      return numberText(NumberPrototypeValueOf(this), locales, options);
    },
  });
  replace(BigIntPrototype, {
    toLocaleString(locales = undefined, options = undefined) {
      return numberText(BigIntPrototypeValueOf(this), locales, options);
    },
  });
  replace(DatePrototype, {
    toLocaleString(locales = undefined, options = undefined) {
      return dateText(this, locales, options, 'any', 'all');
    },
    toLocaleDateString(locales = undefined, options = undefined) {
      return dateText(this, locales, options, 'date', 'date');
    },
    toLocaleTimeString(locales = undefined, options = undefined) {
      return dateText(this, locales, options, 'time', 'time');
    },
    toString() { return withZone(DatePrototypeToString(this)); },
    toTimeString() { return withZone(DatePrototypeToTimeString(this)); },
  });
};
