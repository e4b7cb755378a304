'use strict';
// The head of a message: its first line and headers as text, and what they mean for the message itself.

const {
  ArrayIsArray, ArrayPrototypeJoin, Date, DateNow, DatePrototypeToUTCString, MathFloor, ObjectHasOwn, ObjectKeys,
} = primordials;
const { codes } = require('errors');
const {
  kOutHeaders, lower, saysChunked, saysClose, validateHeaderName, validateHeaderValue,
} = require('internal/http/common');
const { isAtLeast } = require('internal/versions');
const native = binding.http;

const readsLists = isAtLeast(14);  // [name, value, ...]; before, a list is one of pairs or means its indexes
const replacesByLists = isAtLeast(22);  // what was set before by the same names

// Headers that were seen.
const sawConnection = 1, sawEncoding = 2, sawLength = 4, sawDate = 8, sawExpect = 16, sawTrailer = 32;

// What a header means for the message itself.
function heed(message, seen, name, value) {
  switch (lower(name)) {
    case 'connection':
      seen.flags |= sawConnection;
      message._removedConnection = false;
      if (saysClose(value)) message._last = true;
      else message.shouldKeepAlive = true;
      break;
    case 'transfer-encoding':
      seen.flags |= sawEncoding;
      message._removedTE = false;
      if (saysChunked(value)) message.chunkedEncoding = true;
      break;
    case 'content-length':
      seen.flags |= sawLength;
      message._contentLength = +value;
      message._removedContLen = false;
      break;
    case 'date': seen.flags |= sawDate; break;
    case 'expect': seen.flags |= sawExpect; break;
    case 'trailer': seen.flags |= sawTrailer; break;
    case 'keep-alive': message._defaultKeepAlive = false; break;
  }
}
function addLine(message, seen, name, value, validate) {
  if (validate) validateHeaderValue(name, value);
  seen.header += `${name}: ${value}\r\n`;
  heed(message, seen, name, value);
}
function addHeader(message, seen, name, value, validate) {
  if (validate) validateHeaderName(name);
  if (!ArrayIsArray(value)) return addLine(message, seen, name, value, validate);
  if (value.length > 1 && lower(name) === 'cookie') {
    return addLine(message, seen, name, ArrayPrototypeJoin(value, '; '), validate);
  }
  for (let i = 0; i < value.length; i++) addLine(message, seen, name, value[i], validate);
}
function addHeaders(message, seen, headers) {
  if (!headers) return;
  if (headers === message[kOutHeaders]) {
    const names = ObjectKeys(headers);
    for (let i = 0; i < names.length; i++) {
      const entry = headers[names[i]];
      addHeader(message, seen, entry[0], entry[1], false);
    }
  } else if (ArrayIsArray(headers)) {
    const pairs = !readsLists || (headers.length > 0 && ArrayIsArray(headers[0]));
    if (!pairs && headers.length % 2 !== 0) throw new codes.ERR_INVALID_ARG_VALUE('headers', headers);
    for (let i = 0; i < headers.length; i += pairs ? 1 : 2) {
      if (pairs) addHeader(message, seen, headers[i][0], headers[i][1], true);
      else addHeader(message, seen, headers[i], headers[i + 1], true);
    }
  } else {
    for (const name in headers) {
      if (ObjectHasOwn(headers, name)) addHeader(message, seen, name, headers[name], true);
    }
  }
}

function connectionHeader(message, seen) {
  const keeps = message.shouldKeepAlive &&
    ((seen.flags & sawLength) !== 0 || message.useChunkedEncodingByDefault || message.agent);
  if (keeps && message.maxRequestsOnConnectionReached) return 'Connection: close\r\n';
  if (!keeps) {
    message._last = true;
    return 'Connection: close\r\n';
  }
  if (!message._keepAliveTimeout || !message._defaultKeepAlive) return 'Connection: keep-alive\r\n';
  const maximum = message._maxRequestsPerSocket > 0 ? `, max=${message._maxRequestsPerSocket}` : '';
  const seconds = MathFloor(message._keepAliveTimeout / 1000);
  return `Connection: keep-alive\r\nKeep-Alive: timeout=${seconds}${maximum}\r\n`;
}
function lengthHeader(message, seen) {
  if (!message._hasBody) {
    message.chunkedEncoding = false;
  } else if (!message.useChunkedEncodingByDefault) {
    message._last = true;
  } else if ((seen.flags & sawTrailer) === 0 && !message._removedContLen &&
    typeof message._contentLength === 'number') {
    return `Content-Length: ${message._contentLength}\r\n`;
  } else if (!message._removedTE) {
    message.chunkedEncoding = true;
    return 'Transfer-Encoding: chunked\r\n';
  } else {
    message._last = true;  // only the end of the connection tells the end of the body
  }
  return '';
}

// The date of the headers, which changes once a second.
let dateSecond, dateText;
function dateNow() {
  const now = DateNow(), second = MathFloor(now / 1000);
  if (second !== dateSecond) {
    dateSecond = second;
    dateText = DatePrototypeToUTCString(new Date(now));
  }
  return dateText;
}

native.setUpHead(kOutHeaders, dateNow);
const { storeHeader: storeCommon } = native;
const left = 0, stored = 1;
function storeHeader(message, firstLine, headers) {
  const outcome = storeCommon(message, firstLine, headers);
  if (outcome === stored) return;
  if (outcome !== left) throw new codes.ERR_HTTP_TRAILER_INVALID();
  const seen = { header: firstLine, flags: 0 };
  addHeaders(message, seen, headers);
  const { flags } = seen;
  if (message.sendDate && (flags & sawDate) === 0) seen.header += `Date: ${dateNow()}\r\n`;
  if (message.chunkedEncoding && (message.statusCode === 204 || message.statusCode === 304)) {
    message.chunkedEncoding = false;
    message.shouldKeepAlive = false;
  }
  if (message._removedConnection) message._last = !message.shouldKeepAlive;
  else if ((flags & sawConnection) === 0) seen.header += connectionHeader(message, seen);
  if ((flags & (sawLength | sawEncoding)) === 0) seen.header += lengthHeader(message, seen);
  if (!message.chunkedEncoding && (flags & sawTrailer) !== 0) throw new codes.ERR_HTTP_TRAILER_INVALID();
  message._header = `${seen.header}\r\n`;
  message._headerSent = false;
  if ((flags & sawExpect) !== 0) message._send('');  // the other side decides whether it wants the body
}

// Adds the headers given to writeHead() to those that were set before.
function mergeHeaders(message, headers) {
  if (!readsLists || !ArrayIsArray(headers)) {
    const names = headers ? ObjectKeys(headers) : [];
    for (let i = 0; i < names.length; i++) if (names[i]) message.setHeader(names[i], headers[names[i]]);
    return;
  }
  if (headers.length % 2 !== 0) throw new codes.ERR_INVALID_ARG_VALUE('headers', headers);
  for (let i = 0; replacesByLists && i < headers.length; i += 2) message.removeHeader(headers[i]);
  for (let i = 0; i < headers.length; i += 2) {
    if (!headers[i]) continue;
    if (replacesByLists) message.appendHeader(headers[i], headers[i + 1]);
    else message.setHeader(headers[i], headers[i + 1]);
  }
}

module.exports = { mergeHeaders, storeHeader };
