'use strict';
// PostgreSQL's frontend/backend protocol, version 3: messages to the server, and the server's messages taken
// apart.

const {
  ArrayIsArray, ArrayPrototypePush, ArrayPrototypeUnshift, Date, DatePrototypeGetTimezoneOffset, JSONStringify,
  MathAbs, MathFloor, String, StringPrototypePadStart, StringPrototypeReplaceAll, StringPrototypeSlice,
  TypedArrayPrototypeGetSymbolToStringTag,
} = primordials;
const { Buffer } = require('buffer');

const isBytes = (value) => TypedArrayPrototypeGetSymbolToStringTag(value) === 'Uint8Array';

// ---- to the server

// A message: its letter ('' for the very first), and its parts: texts end in a zero byte, numbers are [size,
// value].
function message(letter, parts) {
  const pieces = [];
  let length = 4;
  for (let i = 0; i < parts.length; i++) {
    const part = parts[i];
    let bytes;
    if (typeof part === 'string') {
      bytes = Buffer.from(`${part}\0`);
    } else if (ArrayIsArray(part)) {
      bytes = Buffer.alloc(part[0]);
      bytes.writeIntBE(part[1], 0, part[0]);
    } else {
      bytes = part;
    }
    length += bytes.length;
    ArrayPrototypePush(pieces, bytes);
  }
  const head = Buffer.alloc(letter === '' ? 4 : 5);
  if (letter !== '') head.write(letter, 0, 'latin1');
  head.writeInt32BE(length, head.length - 4);
  ArrayPrototypeUnshift(pieces, head);
  return Buffer.concat(pieces);
}

const startup = (user, database) =>
  message('', [[4, 196608], 'user', user, 'database', database, 'client_encoding', 'UTF8', Buffer.alloc(1)]);
const password = (text) => message('p', [text]);
const query = (text) => message('Q', [text]);
const terminate = () => message('X', []);

// Parse, Bind, Describe, Execute and Sync: a query with parameters, in one piece.
function extended(name, text, values, isPrepared) {
  const messages = isPrepared ? [] : [message('P', [name, text, [2, 0]])];
  const binds = ['', name, [2, values.length]];
  for (let i = 0; i < values.length; i++) {
    ArrayPrototypePush(binds, [2, isBytes(values[i]) ? 1 : 0]);
  }
  ArrayPrototypePush(binds, [2, values.length]);
  for (let i = 0; i < values.length; i++) {
    const bytes = values[i] === null ? null : Buffer.from(values[i]);
    ArrayPrototypePush(binds, [4, bytes === null ? -1 : bytes.length]);
    if (bytes !== null) ArrayPrototypePush(binds, bytes);
  }
  ArrayPrototypePush(binds, [2, 0]);
  ArrayPrototypePush(messages, message('B', binds));
  ArrayPrototypePush(messages, message('D', [Buffer.from('P'), '']));
  ArrayPrototypePush(messages, message('E', ['', [4, 0]]));
  ArrayPrototypePush(messages, message('S', []));
  return Buffer.concat(messages);
}

const pad = (number, digits) => StringPrototypePadStart(`${number}`, digits, '0');
function dateText(date) {
  const offset = -DatePrototypeGetTimezoneOffset(date);
  const hours = pad(MathFloor(MathAbs(offset) / 60), 2), minutes = pad(MathAbs(offset) % 60, 2);
  const zone = `${offset < 0 ? '-' : '+'}${hours}:${minutes}`;
  return `${pad(date.getFullYear(), 4)}-${pad(date.getMonth() + 1, 2)}-${pad(date.getDate(), 2)}T` +
    `${pad(date.getHours(), 2)}:${pad(date.getMinutes(), 2)}:${pad(date.getSeconds(), 2)}.` +
    `${pad(date.getMilliseconds(), 3)}${zone}`;
}
function quoted(text) {
  return `"${StringPrototypeReplaceAll(StringPrototypeReplaceAll(text, '\\', '\\\\'), '"', '\\"')}"`;
}
function arrayText(values) {
  let text = '{';
  for (let i = 0; i < values.length; i++) {
    if (i > 0) text += ',';
    if (values[i] == null) text += 'NULL';
    else if (ArrayIsArray(values[i])) text += arrayText(values[i]);
    else text += quoted(`${toParameter(values[i])}`);
  }
  return `${text}}`;
}
// A value of JavaScript as a parameter: text, bytes or null.
function toParameter(value) {
  if (value == null) return null;
  if (isBytes(value)) return value;
  if (value instanceof Date) return dateText(value);
  if (ArrayIsArray(value)) return arrayText(value);
  if (typeof value !== 'object') return String(value);
  return typeof value.toPostgres === 'function' ? toParameter(value.toPostgres(toParameter)) :
    JSONStringify(value);
}

// ---- from the server

// Takes what is read apart into messages: onMessage(letter, body).
class Splitter {
  constructor(onMessage) {
    this.onMessage = onMessage;
    this.rest = Buffer.alloc(0);
  }
  add(bytes) {
    let data = this.rest.length > 0 ? Buffer.concat([this.rest, bytes]) : bytes;
    while (data.length >= 5) {
      const whole = 1 + data.readInt32BE(1);
      if (whole < 5 || whole > data.length) break;
      this.onMessage(StringPrototypeSlice(data.latin1Slice(0, 1), 0, 1), data.subarray(5, whole));
      data = data.subarray(whole);
    }
    this.rest = data;
  }
}

class Reader {
  constructor(body) {
    this.body = body;
    this.at = 0;
  }
  get isAtEnd() { return this.at >= this.body.length; }
  int16() { return this.body.readInt16BE((this.at += 2) - 2); }
  int32() { return this.body.readInt32BE((this.at += 4) - 4); }
  byte() { return this.body[this.at++]; }
  bytes(count) { return this.body.subarray(this.at, this.at += count); }
  text() {
    let end = this.at;
    while (end < this.body.length && this.body[end] !== 0) end++;
    const text = this.body.utf8Slice(this.at, end);
    this.at = end + 1;
    return text;
  }
}

function readFields(body) {
  const reader = new Reader(body);
  const fields = [];
  const count = reader.int16();
  for (let i = 0; i < count; i++) {
    ArrayPrototypePush(fields, {
      name: reader.text(), tableID: reader.int32(), columnID: reader.int16(), dataTypeID: reader.int32(),
      dataTypeSize: reader.int16(), dataTypeModifier: reader.int32(),
      format: reader.int16() === 0 ? 'text' : 'binary',
    });
  }
  return fields;
}

const errorFields = {
  __proto__: null, S: 'severity', C: 'code', D: 'detail', H: 'hint', P: 'position', p: 'internalPosition',
  q: 'internalQuery', W: 'where', s: 'schema', t: 'table', c: 'column', d: 'dataType', n: 'constraint',
  F: 'file',
  L: 'line', R: 'routine',
};
// { message, properties } of an ErrorResponse or NoticeResponse.
function readError(body) {
  const reader = new Reader(body);
  const given = { __proto__: null };
  while (!reader.isAtEnd) {
    const kind = reader.byte();
    if (kind === 0) break;
    given[primordials.StringFromCharCode(kind)] = reader.text();
  }
  const properties = { length: body.length + 4, name: 'error' };
  for (const letter in errorFields) properties[errorFields[letter]] = given[letter];
  return { message: given.M ?? '', properties };
}

module.exports = {
  startup, password, query, extended, terminate, message, toParameter, Splitter, Reader, readFields,
  readError,
};
