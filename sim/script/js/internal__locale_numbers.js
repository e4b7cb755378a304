'use strict';
// Numbers as people of a country write them: what toLocaleString() and Intl.NumberFormat need most. Locales that are
// not listed here are written as en-US.

const {
  BigInt, BigIntPrototypeToString, MathAbs, MathMax, MathMin, NumberIsFinite, NumberPrototypeToExponential,
  NumberPrototypeToFixed, NumberPrototypeToPrecision, RangeError, RegExpPrototypeExec,
  StringPrototypeIndexOf, StringPrototypePadEnd, StringPrototypePadStart, StringPrototypeSlice,
  StringPrototypeSplit, StringPrototypeToUpperCase, TypeError,
} = primordials;

// group, decimal, least digits before the first group sign, [currency behind the number]
const nbsp = '\u00a0', narrow = '\u202f';
const conventions = {
  '__proto__': null,
  'en': [',', '.', 1, false], 'de': ['.', ',', 1, true], 'fr': [narrow, ',', 1, true], 'es': ['.', ',', 2, true],
  'it': ['.', ',', 1, true], 'pt': ['.', ',', 1, false], 'nl': ['.', ',', 1, false], 'sv': [nbsp, ',', 1, true],
  'ru': [nbsp, ',', 1, true], 'pl': [nbsp, ',', 2, true], 'da': ['.', ',', 1, true], 'nb': [nbsp, ',', 1, true],
  'fi': [nbsp, ',', 1, true], 'tr': ['.', ',', 1, false], 'cs': [nbsp, ',', 1, true], 'uk': [nbsp, ',', 1, true],
};
const symbols = {
  __proto__: null, USD: '$', EUR: '€', GBP: '£', JPY: '¥', KRW: '₩', INR: '₹', CNY: 'CN¥', BRL: 'R$', MXN: 'MX$',
  CAD: 'CA$', AUD: 'A$', ILS: '₪', VND: '₫', NZD: 'NZ$', TWD: 'NT$', HKD: 'HK$',
};
const withoutFraction = { __proto__: null, JPY: true, KRW: true, VND: true, CLP: true };
const units = {
  '__proto__': null,
  'kilometer': ' km', 'meter': ' m', 'centimeter': ' cm', 'mile': ' mi', 'foot': ' ft', 'inch': ' in', 'byte': ' byte',
  kilobyte: ' kB', megabyte: ' MB', gigabyte: ' GB', second: ' sec', millisecond: ' ms', minute: ' min', hour: ' hr',
  day: ' days', liter: ' L', kilogram: ' kg', gram: ' g', celsius: '°C', fahrenheit: '°F', percent: '%',
  'kilometer-per-hour': ' km/h',
};

function localeOf(locales) {
  const first = typeof locales === 'string' ? locales : locales?.[0];
  if (first === undefined) return 'en-US';
  const text = `${first}`;
  if (RegExpPrototypeExec(/^[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*$/, text) === null) {
    throw new RangeError('Incorrect locale information provided');
  }
  return text;
}
const languageOf = (locale) => StringPrototypeSplit(locale, '-')[0];

function digitsOption(options, name, min, max, byDefault) {
  const value = options[name];
  if (value === undefined) return byDefault;
  const number = +value;
  if (!(number >= min && number <= max)) throw new RangeError(`${name} value is out of range.`);
  return number >> 0;
}

// The options of a format, complete.
function settingsOf(locales, options, caller = 'Intl.NumberFormat') {
  const given = options ?? { __proto__: null };
  const style = given.style ?? 'decimal';
  if (style !== 'decimal' && style !== 'percent' && style !== 'currency' && style !== 'unit') {
    throw new RangeError(`Value ${style} out of range for ${caller} options property style`);
  }
  if (style === 'currency' && given.currency === undefined) {
    throw new TypeError('Currency code is required with currency style.');
  }
  const currency = given.currency === undefined ? undefined : StringPrototypeToUpperCase(`${given.currency}`);
  const usual = style === 'currency' ? (withoutFraction[currency] ? 0 : 2) : 0;
  const notation = given.notation ?? 'standard';
  const low = digitsOption(given, 'minimumFractionDigits', 0, 100, undefined);
  const high = digitsOption(given, 'maximumFractionDigits', 0, 100, undefined);
  const usualMax = style === 'currency' ? usual : style === 'percent' || notation === 'compact' ? 0 : 3;
  const minimum = low ?? (high === undefined ? usual : MathMin(usual, high));
  const maximum = high ?? MathMax(usualMax, minimum);
  if (minimum > maximum) throw new RangeError('maximumFractionDigits value is out of range.');
  return {
    __proto__: null, locale: localeOf(locales), style, currency, notation, unit: given.unit,
    minimumIntegerDigits: digitsOption(given, 'minimumIntegerDigits', 1, 21, 1),
    minimumFractionDigits: minimum, maximumFractionDigits: maximum,
    isRoundedByDefault: low === undefined && high === undefined,
    minimumSignificantDigits: digitsOption(given, 'minimumSignificantDigits', 1, 21, undefined),
    maximumSignificantDigits: digitsOption(given, 'maximumSignificantDigits', 1, 21, undefined),
    useGrouping: given.useGrouping ?? true, signDisplay: given.signDisplay ?? 'auto',
    currencyDisplay: given.currencyDisplay ?? 'symbol',
  };
}

// Takes zeros off the end of a fraction, down to so many digits.
function trimmed(text, minimum) {
  const dot = StringPrototypeIndexOf(text, '.');
  if (dot === -1) return minimum > 0 ? StringPrototypePadEnd(`${text}.`, text.length + 1 + minimum, '0') : text;
  let end = text.length;
  while (end > dot + 1 + minimum && text[end - 1] === '0') end--;
  return StringPrototypeSlice(text, 0, end === dot + 1 ? dot : end);
}

// The digits of a number that is not negative, with a point.
function digitsOf(value, settings) {
  const { minimumSignificantDigits: low, maximumSignificantDigits: high } = settings;
  if (typeof value === 'bigint') return trimmed(BigIntPrototypeToString(value), settings.minimumFractionDigits);
  if (low !== undefined || high !== undefined) {
    const precise = +NumberPrototypeToPrecision(value, high ?? 21);
    const whole = `${precise}`.length - (StringPrototypeIndexOf(`${precise}`, '.') === -1 ? 0 : 1);
    const dot = StringPrototypeIndexOf(`${precise}`, '.') === -1 ? '.' : '';
    return low !== undefined && whole < low ?
      `${precise}${dot}${StringPrototypePadEnd('', low - whole, '0')}` : `${precise}`;
  }
  if (value >= 1e21) return trimmed(BigIntPrototypeToString(BigInt(value)), settings.minimumFractionDigits);
  return trimmed(NumberPrototypeToFixed(value, settings.maximumFractionDigits), settings.minimumFractionDigits);
}

function grouped(whole, settings, [sign, , least]) {
  if (settings.useGrouping === false || whole.length < 3 + least) return whole;
  const isIndian = settings.locale === 'en-IN' || settings.locale === 'hi-IN';
  let rest = whole.length - 3;
  let text = StringPrototypeSlice(whole, rest);
  for (const step = isIndian ? 2 : 3; rest > 0; rest -= step) {
    text = StringPrototypeSlice(whole, MathMax(rest - step, 0), rest) + sign + text;
  }
  return text;
}

const magnitudes = [[1e12, 'T'], [1e9, 'B'], [1e6, 'M'], [1e3, 'K']];
function compact(value, settings) {
  let suffix = '';
  let scaled = value;
  for (let i = 0; i < magnitudes.length && suffix === ''; i++) {
    if (value >= magnitudes[i][0]) {
      suffix = magnitudes[i][1];
      scaled = value / magnitudes[i][0];
    }
  }
  const short = settings.isRoundedByDefault && scaled < 100 ?
    { ...settings, minimumSignificantDigits: undefined, maximumSignificantDigits: 2 } : settings;
  return digitsOf(scaled, short) + suffix;
}

function magnitudeText(value, settings, convention) {
  if (typeof value === 'number' && !NumberIsFinite(value)) return value !== value ? 'NaN' : '∞';
  if (settings.notation === 'compact') return compact(+`${value}`, settings);
  if (settings.notation === 'scientific' || settings.notation === 'engineering') {
    const parts = StringPrototypeSplit(NumberPrototypeToExponential(+`${value}`, settings.maximumFractionDigits), 'e');
    return `${trimmed(parts[0], settings.minimumFractionDigits)}E${+parts[1]}`;
  }
  const digits = digitsOf(value, settings);
  const dot = StringPrototypeIndexOf(digits, '.');
  const whole = StringPrototypePadStart(
    dot === -1 ? digits : StringPrototypeSlice(digits, 0, dot), settings.minimumIntegerDigits, '0');
  const fraction = dot === -1 ? '' : convention[1] + StringPrototypeSlice(digits, dot + 1);
  return grouped(whole, settings, convention) + fraction;
}

function withStyle(text, settings, convention) {
  const { style, currency } = settings;
  if (style === 'percent') return convention[3] ? `${text}${nbsp}%` : `${text}%`;
  if (style === 'unit') return `${text}${units[settings.unit] ?? ` ${settings.unit}`}`;
  if (style !== 'currency') return text;
  const symbol = settings.currencyDisplay === 'code' ? currency : symbols[currency] ?? currency;
  if (convention[3]) return `${text}${nbsp}${symbol}`;
  const isWord = symbol.length === 3 && symbol === currency;
  const isApart = isWord || languageOf(settings.locale) === 'pt' || languageOf(settings.locale) === 'nl';
  return `${symbol}${isApart ? nbsp : ''}${text}`;
}

function formatNumber(value, settings) {
  const isNegative = typeof value === 'bigint' ? value < 0n : value < 0 || (value === 0 && 1 / value < 0);
  const convention = conventions[languageOf(settings.locale)] ?? conventions.en;
  let magnitude = typeof value === 'bigint' ? (isNegative ? -value : value) : MathAbs(value);
  if (settings.style === 'percent') magnitude = typeof magnitude === 'bigint' ? magnitude * 100n : magnitude * 100;
  const text = withStyle(magnitudeText(magnitude, settings, convention), settings, convention);
  const { signDisplay } = settings;
  if (signDisplay === 'never') return text;
  if (isNegative) return `-${text}`;
  return signDisplay === 'always' || (signDisplay === 'exceptZero' && value != 0) ? `+${text}` : text;
}

module.exports = { formatNumber, languageOf, localeOf, settingsOf };
