'use strict';
// What a column's text becomes in JavaScript, by the number of its type: as the npm packages pg-types and
// postgres-interval have it.

const {
  ArrayPrototypePush, Date, DateUTC, JSONParse, MathFloor, NumberParseFloat, NumberParseInt, RegExp,
  RegExpPrototypeExec, RegExpPrototypeSymbolReplace, StringPrototypePadEnd, StringPrototypeSlice,
  StringPrototypeSplit,
} = primordials;
const { Buffer } = require('buffer');

const same = (text) => text;
const toInteger = (text) => NumberParseInt(text ?? '0', 10);
const timestamp = new RegExp('^(\\d{4,})-(\\d\\d)-(\\d\\d)' +
  '(?:[ T](\\d\\d):(\\d\\d):(\\d\\d)(?:\\.(\\d{1,6}))?)?(?:([+-])(\\d\\d)(?::?(\\d\\d))?|Z)?$');
function toDate(text) {
  const m = RegExpPrototypeExec(timestamp, text);
  if (text === 'infinity') return Infinity;
  if (text === '-infinity') return -Infinity;
  if (m === null) return text;
  const ms = m[7] ? MathFloor(NumberParseFloat(`0.${m[7]}`) * 1000) : 0;
  const parts = [+m[1], +m[2] - 1, +m[3], +(m[4] ?? 0), +(m[5] ?? 0), +(m[6] ?? 0), ms];
  if (m[8] === undefined && text[text.length - 1] !== 'Z') {
    return new Date(parts[0], parts[1], parts[2], parts[3], parts[4], parts[5], parts[6]);
  }
  const zone = m[8] === undefined ? 0 : (m[8] === '-' ? -1 : 1) * (+m[9] * 60 + +(m[10] ?? 0));
  const utc = DateUTC(parts[0], parts[1], parts[2], parts[3], parts[4], parts[5], parts[6]);
  return new Date(utc - zone * 60000);
}
function toBytes(text) {
  const isHex = StringPrototypeSlice(text, 0, 2) === '\\x';
  return isHex ? Buffer.from(StringPrototypeSlice(text, 2), 'hex') : Buffer.from(text);
}
// '{1,2,"a b",NULL}' with nested braces.
function arrayOf(parseOne) {
  return (text) => {
    let at = 0;
    function list() {
      const values = [];
      at++;
      while (at < text.length && text[at] !== '}') {
        if (text[at] === ',') at++;
        else if (text[at] === '{') ArrayPrototypePush(values, list());
        else ArrayPrototypePush(values, item());
      }
      at++;
      return values;
    }
    function item() {
      const isQuoted = text[at] === '"';
      let value = '';
      if (isQuoted) at++;
      while (at < text.length && (isQuoted ? text[at] !== '"' : text[at] !== ',' && text[at] !== '}')) {
        if (text[at] === '\\') at++;
        value += text[at++];
      }
      if (isQuoted) at++;
      return !isQuoted && value === 'NULL' ? null : parseOne(value);
    }
    return list();
  };
}

// '(1,2.5)' and '<(1,2),3>'
const toPoint = (text) => numbersOf(text, ['x', 'y']);
const toCircle = (text) => numbersOf(text, ['x', 'y', 'radius']);
function numbersOf(text, names) {
  const result = {};
  const numbers = StringPrototypeSplit(RegExpPrototypeSymbolReplace(/[<>()]/g, text, ''), ',');
  for (let i = 0; i < names.length; i++) result[names[i]] = NumberParseFloat(numbers[i]);
  return result;
}

// '1 year -2 days 02:03:04.5': only what is not zero becomes a property.
const interval = new RegExp('^(?:(-?\\d+) years? ?)?(?:(-?\\d+) mons? ?)?(?:(-?\\d+) days? ?)?' +
  '(?:(-)?(\\d+):(\\d+):(\\d+)(?:\\.(\\d{1,6}))?)?$');
class PostgresInterval {
  constructor(text) {
    const m = RegExpPrototypeExec(interval, text) ?? [];
    const sign = m[4] ? -1 : 1;
    const microseconds = NumberParseInt(StringPrototypePadEnd(m[8] ?? '0', 6, '0'), 10);
    const values = {
      __proto__: null, years: toInteger(m[1]), months: toInteger(m[2]), days: toInteger(m[3]),
      hours: sign * toInteger(m[5]), minutes: sign * toInteger(m[6]), seconds: sign * toInteger(m[7]),
      milliseconds: sign * microseconds / 1000,
    };
    for (const name in values) {
      if (values[name]) this[name] = values[name];
    }
  }
  toPostgres() {
    let text = '';
    const names = ['years', 'months', 'days', 'hours', 'minutes', 'seconds', 'milliseconds'];
    for (let i = 0; i < names.length; i++) {
      if (this[names[i]]) text += `${text === '' ? '' : ' '}${this[names[i]]} ${names[i]}`;
    }
    return text === '' ? '0' : text;
  }
}
const toInterval = (text) => new PostgresInterval(text);

// By the number of the type; those of arrays are arrays of what their elements are.
const parsers = {
  __proto__: null,
  16: (text) => text === 't' || text === 'true', 17: toBytes, 20: same, 21: toInteger, 23: toInteger,
  26: toInteger, 114: JSONParse, 600: toPoint, 700: NumberParseFloat, 701: NumberParseFloat, 718: toCircle,
  1082: toDate, 1114: toDate, 1184: toDate, 1186: toInterval, 3802: JSONParse,
  1000: arrayOf((text) => text === 't'), 1001: arrayOf(toBytes), 1005: arrayOf(toInteger),
  1007: arrayOf(toInteger), 1017: arrayOf(toPoint), 1021: arrayOf(NumberParseFloat),
  1022: arrayOf(NumberParseFloat), 1028: arrayOf(toInteger), 1115: arrayOf(toDate), 1182: arrayOf(toDate),
  1185: arrayOf(toDate), 1187: arrayOf(toInterval), 1231: arrayOf(NumberParseFloat), 199: arrayOf(JSONParse),
  3807: arrayOf(JSONParse),
};
// cidr, money, char, bpchar, text, varchar, int8, macaddr, inet, time, timetz, uuid, numrange
const arraysOfTexts = [651, 791, 1014, 1002, 1009, 1015, 1016, 1040, 1041, 1183, 1270, 2951, 3907];
for (let i = 0; i < arraysOfTexts.length; i++) parsers[arraysOfTexts[i]] = arrayOf(same);

const types = {
  getTypeParser: (oid, format) => (format === 'binary' ? same : parsers[oid] ?? same),
  setTypeParser(oid, format, parse) { parsers[oid] = typeof format === 'function' ? format : parse; },
  builtins: {
    BOOL: 16, BYTEA: 17, INT8: 20, INT2: 21, INT4: 23, TEXT: 25, OID: 26, JSON: 114, FLOAT4: 700, FLOAT8: 701,
    VARCHAR: 1043, DATE: 1082, TIMESTAMP: 1114, TIMESTAMPTZ: 1184, NUMERIC: 1700, UUID: 2950, JSONB: 3802,
  },
};

module.exports = types;
