'use strict';
// Dates as people of a country write them: toLocaleString() and Intl.DateTimeFormat. All in UTC, the simulated
// machine's time zone. Names of months and days are there in English and Korean; other locales have their numbers.

const {
  ArrayPrototypeJoin, DatePrototypeGetTime, DatePrototypeGetUTCDate, DatePrototypeGetUTCDay,
  DatePrototypeGetUTCFullYear, DatePrototypeGetUTCHours, DatePrototypeGetUTCMilliseconds,
  DatePrototypeGetUTCMinutes, DatePrototypeGetUTCMonth, DatePrototypeGetUTCSeconds, Error, RangeError,
  StringPrototypePadStart, StringPrototypeSlice, StringPrototypeSplit, StringPrototypeToUpperCase, TypeError,
} = primordials;
const { languageOf, localeOf } = require('internal/locale_numbers');

const months = StringPrototypeSplit(
  'January,February,March,April,May,June,July,August,September,October,November,December', ',');
const days = StringPrototypeSplit('Sunday,Monday,Tuesday,Wednesday,Thursday,Friday,Saturday', ',');
const koreanDays = StringPrototypeSplit('일,월,화,수,목,금,토', ',');

// Numeric dates: y year, m month, d day, M and D with two digits; whether hours go to 12; what is between date and time.
const patterns = {
  '__proto__': null,
  'en-US': ['m/d/y', true, ', '], 'en-GB': ['D/M/y', false, ', '], 'en-CA': ['y-M-D', true, ', '],
  'en-AU': ['D/M/y', true, ', '], 'en-IN': ['d/m/y', true, ', '],
  'de': ['d.m.y', false, ', '], 'fr': ['D/M/y', false, ' '], 'es': ['d/m/y', false, ', '], 'it': ['d/m/y', false, ', '],
  'pt': ['D/M/y', false, ', '], 'nl': ['d-m-y', false, ', '], 'sv': ['y-M-D', false, ' '], 'ru': ['D.M.y', false, ', '],
  'ja': ['y/m/d', false, ' '], 'ko': ['y. m. d.', true, ' '], 'zh': ['y/m/d', false, ' '], 'pl': ['d.M.y', false, ', '],
};
const patternOf = (locale) => patterns[locale] ?? patterns[languageOf(locale)] ?? patterns['en-US'];

const dateFields = ['weekday', 'year', 'month', 'day'];
const timeFields = ['dayPeriod', 'hour', 'minute', 'second', 'fractionalSecondDigits'];
const styles = {
  __proto__: null,
  date: {
    full: { weekday: 'long', year: 'numeric', month: 'long', day: 'numeric' },
    long: { year: 'numeric', month: 'long', day: 'numeric' },
    medium: { year: 'numeric', month: 'short', day: 'numeric' },
    short: { year: '2-digit', month: 'numeric', day: 'numeric' },
  },
  time: {
    full: { hour: 'numeric', minute: '2-digit', second: '2-digit', timeZoneName: 'long' },
    long: { hour: 'numeric', minute: '2-digit', second: '2-digit', timeZoneName: 'short' },
    medium: { hour: 'numeric', minute: '2-digit', second: '2-digit' },
    short: { hour: 'numeric', minute: '2-digit' },
  },
};

function hasAny(options, fields) {
  for (let i = 0; i < fields.length; i++) if (options[fields[i]] !== undefined) return true;
  return false;
}
function checkZone(zone) {
  if (zone === undefined) return;
  const name = StringPrototypeToUpperCase(`${zone}`);
  if (name === 'UTC' || name === 'GMT' || name === 'ETC/UTC' || name === '+00:00') return;
  throw require('internal/module_errors').codedError(Error, 'ERR_LOOPGLASS_UNSUPPORTED',
    `Loopglass knows no time zone '${zone}': the simulated machine lives in UTC`);
}

// needed: 'date', 'time' or 'any'; without options, `byDefault` says what is shown: 'date', 'time' or 'all'.
function settingsOf(locales, options, needed, byDefault) {
  const given = { __proto__: null, ...options };
  checkZone(given.timeZone);
  const { dateStyle, timeStyle } = given;
  if (dateStyle !== undefined || timeStyle !== undefined) {
    if (needed === 'date' && timeStyle !== undefined) throw new TypeError('Invalid option : timeStyle');
    if (needed === 'time' && dateStyle !== undefined) throw new TypeError('Invalid option : dateStyle');
    if ((dateStyle !== undefined && styles.date[dateStyle] === undefined) ||
        (timeStyle !== undefined && styles.time[timeStyle] === undefined)) {
      throw new RangeError(`Value ${dateStyle ?? timeStyle} out of range for Intl.DateTimeFormat options property ${
        dateStyle === undefined ? 'timeStyle' : 'dateStyle'}`);
    }
    return { ...given, ...styles.date[dateStyle], ...styles.time[timeStyle], locale: localeOf(locales) };
  }
  const hasDate = hasAny(given, dateFields), hasTime = hasAny(given, timeFields);
  const isEnough = needed === 'date' ? hasDate : needed === 'time' ? hasTime : hasDate || hasTime;
  if (!isEnough && byDefault !== 'time') given.year = given.month = given.day = 'numeric';
  if (!isEnough && byDefault !== 'date') given.hour = given.minute = given.second = 'numeric';
  given.locale = localeOf(locales);
  return given;
}

const two = (number) => StringPrototypePadStart(`${number}`, 2, '0');
const shortened = (name, width) =>
  (width === 'long' ? name : StringPrototypeSlice(name, 0, width === 'narrow' ? 1 : 3));

function numericDate(settings, date, pattern) {
  const year = DatePrototypeGetUTCFullYear(date);
  const fields = {
    __proto__: null, y: settings.year, m: settings.month, d: settings.day, M: settings.month, D: settings.day,
  };
  const numbers = {
    __proto__: null, y: settings.year === '2-digit' ? two(year % 100) : year,
    m: DatePrototypeGetUTCMonth(date) + 1, d: DatePrototypeGetUTCDate(date),
  };
  // Signs between the fields that are there; what follows the last field stays only if all are there.
  let text = '', between = '', all = true;
  for (let i = 0; i < pattern.length; i++) {
    const sign = pattern[i];
    if (!(sign in fields)) {
      between += sign;
      continue;
    }
    if (fields[sign] === undefined) {
      all = false;
      between = '';
      continue;
    }
    const lower = sign === 'M' ? 'm' : sign === 'D' ? 'd' : sign;
    const isPadded = lower !== 'y' && (fields[sign] === '2-digit' || sign !== lower);
    text += (text === '' ? '' : between) + (isPadded ? two(numbers[lower]) : numbers[lower]);
    between = '';
  }
  return all ? text + between : text;
}

function koreanDate(settings, date) {
  const parts = [];
  if (settings.year !== undefined) parts[parts.length] = `${DatePrototypeGetUTCFullYear(date)}년`;
  if (settings.month !== undefined) parts[parts.length] = `${DatePrototypeGetUTCMonth(date) + 1}월`;
  if (settings.day !== undefined) parts[parts.length] = `${DatePrototypeGetUTCDate(date)}일`;
  if (settings.weekday !== undefined) {
    const name = koreanDays[DatePrototypeGetUTCDay(date)];
    parts[parts.length] = settings.weekday === 'long' ? `${name}요일` :
      settings.month === undefined ? name : `(${name})`;
  }
  return ArrayPrototypeJoin(parts, ' ');
}

function dateText(settings, date) {
  const { weekday, year, month, day, locale } = settings;
  const isText = month === 'long' || month === 'short' || month === 'narrow';
  if (languageOf(locale) === 'ko' && (isText || weekday !== undefined)) return koreanDate(settings, date);
  const name = weekday === undefined ? '' : shortened(days[DatePrototypeGetUTCDay(date)], weekday);
  if (!isText) {
    const numbers = numericDate(settings, date, patternOf(locale)[0]);
    return name !== '' && numbers !== '' ? `${name}, ${numbers}` : name + numbers;
  }
  const monthName = shortened(months[DatePrototypeGetUTCMonth(date)], month);
  const number = day === undefined ? '' : day === '2-digit' ? two(DatePrototypeGetUTCDate(date)) :
    `${DatePrototypeGetUTCDate(date)}`;
  const fullYear = DatePrototypeGetUTCFullYear(date);
  const yearText = year === undefined ? '' : year === '2-digit' ? two(fullYear % 100) : `${fullYear}`;
  if (locale === 'en-GB' || locale === 'en-AU') {
    const rest = `${number === '' ? '' : `${number} `}${monthName}${yearText === '' ? '' : ` ${yearText}`}`;
    return name === '' ? rest : `${name}${weekday === 'long' ? '' : ','} ${rest}`;
  }
  let text = name === '' ? monthName : `${name}, ${monthName}`;
  if (number !== '') text += ` ${number}`;
  return yearText === '' ? text : `${text}${number === '' ? '' : ','} ${yearText}`;
}

function timeText(settings, date) {
  const { hour, minute, second, fractionalSecondDigits: fraction, locale } = settings;
  const hours = DatePrototypeGetUTCHours(date);
  const cycle = settings.hourCycle;
  const isTwelve = settings.hour12 ?? (cycle === undefined ? patternOf(locale)[1] : cycle === 'h12' || cycle === 'h11');
  let text = '';
  if (hour !== undefined) {
    const shown = isTwelve ? hours % 12 || 12 :
      hours === 0 && settings.hour12 === false && languageOf(locale) === 'en' && locale !== 'en-GB' ? 24 : hours;
    text = hour === '2-digit' || !isTwelve ? two(shown) : `${shown}`;
  }
  if (minute !== undefined) text += text === '' ? (second === undefined ? DatePrototypeGetUTCMinutes(date) :
    two(DatePrototypeGetUTCMinutes(date))) : `:${two(DatePrototypeGetUTCMinutes(date))}`;
  if (second !== undefined) {
    text += text === '' ? DatePrototypeGetUTCSeconds(date) : `:${two(DatePrototypeGetUTCSeconds(date))}`;
  }
  if (fraction !== undefined) {
    const ms = StringPrototypePadStart(`${DatePrototypeGetUTCMilliseconds(date)}`, 3, '0');
    text += `${text === '' ? '' : '.'}${StringPrototypeSlice(ms, 0, fraction)}`;
  }
  if (hour !== undefined && isTwelve) {
    if (languageOf(locale) === 'ko') text = `${hours < 12 ? '오전' : '오후'} ${text}`;
    else if (locale === 'en-CA') text += hours < 12 ? ' a.m.' : ' p.m.';
    else if (locale === 'en-GB' || locale === 'en-AU' || locale === 'en-IN') text += hours < 12 ? ' am' : ' pm';
    else text += hours < 12 ? ' AM' : ' PM';
  }
  return text;
}

function formatDate(date, settings) {
  if (DatePrototypeGetTime(date) !== DatePrototypeGetTime(date)) return 'Invalid Date';
  const dates = dateText(settings, date);
  let times = timeText(settings, date);
  if (settings.timeZoneName !== undefined) {
    const zone = settings.timeZoneName === 'long' ? 'Coordinated Universal Time' : 'UTC';
    times = times === '' ? zone : `${times} ${zone}`;
  }
  if (dates === '' || times === '') return dates + times;
  const isOnlyDay = settings.weekday !== undefined && settings.month === undefined && settings.day === undefined;
  const isLong = settings.month === 'long' && settings.hour !== undefined && languageOf(settings.locale) === 'en';
  return dates + (isLong ? ' at ' : isOnlyDay ? ' ' : patternOf(settings.locale)[2]) + times;
}

module.exports = { formatDate, settingsOf };
