'use strict';
// OutgoingMessage: headers, body and trailers on their way to a socket. What is written before there is a
// socket, or while another message has it, waits in outputData.

const {
  ArrayIsArray, ArrayPrototypeJoin, ArrayPrototypePush, ArrayPrototypeUnshift, Date, DatePrototypeToUTCString,
  FunctionPrototypeBind, FunctionPrototypeCall, MathFloor, NumberPrototypeToString, ObjectDefineProperty,
  ObjectHasOwn, ObjectKeys, ObjectSetPrototypeOf, Symbol, TypedArrayPrototypeGetSymbolToStringTag,
} = primordials;
const { Buffer } = require('buffer');
const { Stream, getDefaultHighWaterMark } = require('stream');
const { codes } = require('errors');
const { validateString } = require('internal/validators');
const {
  hasInvalidCharacter, kNeedDrain, kOutHeaders, lower, saysChunked, saysClose, validateHeaderName,
  validateHeaderValue,
} = require('internal/http/common');

const kCorked = Symbol('corked'), kErrored = Symbol('errored'), kHighWaterMark = Symbol('highWaterMark');
const kBytesWritten = Symbol('bytesWritten');
const noop = () => {};
const nextTick = (...args) => primordials.ReflectApply(require('process').nextTick, undefined, args);

function OutgoingMessage(options) {
  FunctionPrototypeCall(Stream, this);
  this.outputData = [];
  this.outputSize = 0;
  this.writable = true;
  this.destroyed = false;
  this._last = false;
  this.chunkedEncoding = false;
  this.shouldKeepAlive = true;
  this.maxRequestsOnConnectionReached = false;
  this._defaultKeepAlive = true;
  this.useChunkedEncodingByDefault = true;
  this.sendDate = false;
  this._removedConnection = false;
  this._removedContLen = false;
  this._removedTE = false;
  this.strictContentLength = false;
  this[kBytesWritten] = 0;
  this._contentLength = null;
  this._hasBody = true;
  this._trailer = '';
  this[kNeedDrain] = false;
  this.finished = false;
  this._headerSent = false;
  this[kCorked] = 0;
  this._closed = false;
  this.socket = null;
  this._header = null;
  this[kOutHeaders] = null;
  this._keepAliveTimeout = 0;
  this._onPendingData = noop;
  this[kErrored] = null;
  this[kHighWaterMark] = options?.highWaterMark ?? getDefaultHighWaterMark();
}
ObjectSetPrototypeOf(OutgoingMessage.prototype, Stream.prototype);
ObjectSetPrototypeOf(OutgoingMessage, Stream);

function define(name, get, set, enumerable = false) {
  ObjectDefineProperty(OutgoingMessage.prototype, name, { __proto__: null, configurable: true, enumerable,
    get, set });
}
define('errored', function () { return this[kErrored]; });
define('closed', function () { return this._closed; });
define('connection', function () { return this.socket; }, function (socket) { this.socket = socket; });
define('headersSent', function () { return !!this._header; }, undefined, true);
define('writableEnded', function () { return this.finished; });
define('writableNeedDrain', function () { return !this.destroyed && !this.finished && this[kNeedDrain]; });
define('writableObjectMode', () => false);
define('writableLength', function () {
  return this.outputSize + (this.socket ? this.socket.writableLength : 0);
});
define('writableHighWaterMark', function () {
  return this.socket ? this.socket.writableHighWaterMark : this[kHighWaterMark];
});
define('writableCorked', function () {
  return (this.socket ? this.socket.writableCorked : 0) + this[kCorked];
});
define('writableFinished', function () {
  return this.finished && this.outputSize === 0 && (!this.socket || this.socket.writableLength === 0);
});

// ---- headers

OutgoingMessage.prototype.setHeader = function setHeader(name, value) {
  if (this._header) throw new codes.ERR_HTTP_HEADERS_SENT('set');
  validateHeaderName(name);
  validateHeaderValue(name, value);
  this[kOutHeaders] ??= { __proto__: null };
  this[kOutHeaders][lower(name)] = [name, value];
  return this;
};
OutgoingMessage.prototype.setHeaders = function setHeaders(headers) {
  if (this._header) throw new codes.ERR_HTTP_HEADERS_SENT('set');
  if (!headers || ArrayIsArray(headers) || typeof headers.keys !== 'function' ||
    typeof headers.get !== 'function') {
    throw new codes.ERR_INVALID_ARG_TYPE('headers', ['Headers', 'Map'], headers);
  }
  for (const pair of headers) this.setHeader(pair[0], pair[1]);
  return this;
};
OutgoingMessage.prototype.appendHeader = function appendHeader(name, value) {
  if (this._header) throw new codes.ERR_HTTP_HEADERS_SENT('append');
  validateHeaderName(name);
  validateHeaderValue(name, value);
  const entry = this[kOutHeaders]?.[lower(name)];
  if (!entry) return this.setHeader(name, value);
  if (!ArrayIsArray(entry[1])) entry[1] = [entry[1]];
  if (ArrayIsArray(value)) primordials.ArrayPrototypePushApply(entry[1], value);
  else ArrayPrototypePush(entry[1], value);
  return this;
};
OutgoingMessage.prototype.getHeader = function getHeader(name) {
  validateString(name, 'name');
  return this[kOutHeaders]?.[lower(name)]?.[1];
};
OutgoingMessage.prototype.getHeaderNames = function getHeaderNames() {
  return this[kOutHeaders] === null ? [] : ObjectKeys(this[kOutHeaders]);
};
OutgoingMessage.prototype.getRawHeaderNames = function getRawHeaderNames() {
  const names = this.getHeaderNames();
  for (let i = 0; i < names.length; i++) names[i] = this[kOutHeaders][names[i]][0];
  return names;
};
OutgoingMessage.prototype.getHeaders = function getHeaders() {
  const names = this.getHeaderNames();
  const headers = { __proto__: null };
  for (let i = 0; i < names.length; i++) headers[names[i]] = this[kOutHeaders][names[i]][1];
  return headers;
};
OutgoingMessage.prototype.hasHeader = function hasHeader(name) {
  validateString(name, 'name');
  return !!this[kOutHeaders]?.[lower(name)];
};
OutgoingMessage.prototype.removeHeader = function removeHeader(name) {
  validateString(name, 'name');
  if (this._header) throw new codes.ERR_HTTP_HEADERS_SENT('remove');
  const key = lower(name);
  if (key === 'connection') this._removedConnection = true;
  else if (key === 'content-length') this._removedContLen = true;
  else if (key === 'transfer-encoding') this._removedTE = true;
  else if (key === 'date') this.sendDate = false;
  if (this[kOutHeaders] !== null) delete this[kOutHeaders][key];
};
OutgoingMessage.prototype._implicitHeader = function _implicitHeader() {
  throw new codes.ERR_METHOD_NOT_IMPLEMENTED('_implicitHeader()');
};

// What a header means for the message itself.
function heed(message, seen, name, value) {
  switch (lower(name)) {
    case 'connection':
      seen.connection = true;
      message._removedConnection = false;
      if (saysClose(value)) message._last = true;
      else message.shouldKeepAlive = true;
      break;
    case 'transfer-encoding':
      seen.encoding = true;
      message._removedTE = false;
      if (saysChunked(value)) message.chunkedEncoding = true;
      break;
    case 'content-length':
      seen.length = true;
      message._contentLength = +value;
      message._removedContLen = false;
      break;
    case 'date': seen.date = true; break;
    case 'expect': seen.expect = true; break;
    case 'trailer': seen.trailer = true; break;
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
    const pairs = headers.length > 0 && ArrayIsArray(headers[0]);
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
    (seen.length || message.useChunkedEncodingByDefault || message.agent);
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
  } else if (!seen.trailer && !message._removedContLen && typeof message._contentLength === 'number') {
    return `Content-Length: ${message._contentLength}\r\n`;
  } else if (!message._removedTE) {
    message.chunkedEncoding = true;
    return 'Transfer-Encoding: chunked\r\n';
  } else {
    message._last = true;  // only the end of the connection tells the end of the body
  }
  return '';
}

OutgoingMessage.prototype._storeHeader = function _storeHeader(firstLine, headers) {
  const seen = {
    header: firstLine, connection: false, length: false, encoding: false, date: false, expect: false,
    trailer: false,
  };
  addHeaders(this, seen, headers);
  if (this.sendDate && !seen.date) seen.header += `Date: ${DatePrototypeToUTCString(new Date())}\r\n`;
  if (this.chunkedEncoding && (this.statusCode === 204 || this.statusCode === 304)) {
    this.chunkedEncoding = false;
    this.shouldKeepAlive = false;
  }
  if (this._removedConnection) this._last = !this.shouldKeepAlive;
  else if (!seen.connection) seen.header += connectionHeader(this, seen);
  if (!seen.length && !seen.encoding) seen.header += lengthHeader(this, seen);
  if (!this.chunkedEncoding && seen.trailer) throw new codes.ERR_HTTP_TRAILER_INVALID();
  this._header = `${seen.header}\r\n`;
  this._headerSent = false;
  if (seen.expect) this._send('');  // the other side decides whether it wants the body
};

OutgoingMessage.prototype.addTrailers = function addTrailers(headers) {
  this._trailer = '';
  const keys = ObjectKeys(headers);
  const pairs = ArrayIsArray(headers);
  for (let i = 0; i < keys.length; i++) {
    const name = pairs ? headers[keys[i]][0] : keys[i];
    const value = pairs ? headers[keys[i]][1] : headers[keys[i]];
    validateHeaderName(name, 'Trailer name');
    const values = ArrayIsArray(value) ? value : [value];
    for (let k = 0; k < values.length; k++) {
      if (hasInvalidCharacter(values[k])) throw new codes.ERR_INVALID_CHAR('trailer content', name);
      this._trailer += `${name}: ${values[k]}\r\n`;
    }
  }
};
OutgoingMessage.prototype.flushHeaders = function flushHeaders() {
  if (!this._header) this._implicitHeader();
  this._send('');
};

// ---- body

OutgoingMessage.prototype._send = function _send(data, encoding, callback) {
  if (!this._headerSent && this._header !== null) {
    if (typeof data === 'string' && (encoding === 'utf8' || encoding === 'latin1' || !encoding)) {
      data = this._header + data;
    } else {
      ArrayPrototypeUnshift(this.outputData, { data: this._header, encoding: 'latin1', callback: null });
      this.outputSize += this._header.length;
      this._onPendingData(this._header.length);
    }
    this._headerSent = true;
  }
  return this._writeRaw(data, encoding, callback);
};
OutgoingMessage.prototype._writeRaw = function _writeRaw(data, encoding, callback) {
  const { socket } = this;
  if (socket && socket.destroyed) return false;
  if (typeof encoding === 'function') {
    callback = encoding;
    encoding = null;
  }
  if (socket && socket._httpMessage === this && socket.writable) {
    if (this.outputData.length > 0) this._flushOutput(socket);
    return socket.write(data, encoding, callback);
  }
  ArrayPrototypePush(this.outputData, { data, encoding, callback });
  this.outputSize += data.length;
  this._onPendingData(data.length);
  return this.outputSize < this[kHighWaterMark];
};

function fail(message, error, callback) {
  if (message.destroyed) return nextTick(callback, error);
  nextTick(() => {
    callback(error);
    if (!message.destroyed) message.emit('error', error);
  });
}
function checkLength(message, length, isLast) {
  const isStrict = message.strictContentLength && message._contentLength != null && message._hasBody &&
    !message._removedContLen && !message.chunkedEncoding && !message.hasHeader('transfer-encoding');
  const total = message[kBytesWritten] + length;
  if (isStrict && (isLast ? total !== message._contentLength : total > message._contentLength)) {
    throw new codes.ERR_HTTP_CONTENT_LENGTH_MISMATCH(total, message._contentLength);
  }
  message[kBytesWritten] = total;
}

function write(message, chunk, encoding, callback, isLast) {
  if (typeof callback !== 'function') callback = noop;
  if (chunk === null) throw new codes.ERR_STREAM_NULL_VALUES();
  if (typeof chunk !== 'string' && TypedArrayPrototypeGetSymbolToStringTag(chunk) !== 'Uint8Array') {
    throw new codes.ERR_INVALID_ARG_TYPE('chunk', ['string', 'Buffer', 'Uint8Array'], chunk);
  }
  if (message.finished) return fail(message, new codes.ERR_STREAM_WRITE_AFTER_END(), callback), false;
  if (message.destroyed) return fail(message, new codes.ERR_STREAM_DESTROYED('write'), callback), false;
  const length = typeof chunk === 'string' ? Buffer.byteLength(chunk, encoding) : chunk.byteLength;
  if (message.strictContentLength) checkLength(message, length, isLast);
  if (!message._header) {
    if (isLast) message._contentLength = length;
    message._implicitHeader();
  }
  if (!message._hasBody) {
    nextTick(callback);
    return true;
  }
  if (!isLast && message.socket && !message.socket.writableCorked) {
    message.socket.cork();
    nextTick(uncork, message.socket);
  }
  if (!message.chunkedEncoding || chunk.length === 0) return message._send(chunk, encoding, callback);
  message._send(NumberPrototypeToString(length, 16), 'latin1', null);
  message._send('\r\n', 'latin1', null);
  message._send(chunk, encoding, null);
  return message._send('\r\n', 'latin1', callback);
}
function uncork(socket) { socket.uncork(); }

OutgoingMessage.prototype.write = function (chunk, encoding, callback) {
  if (typeof encoding === 'function') {
    callback = encoding;
    encoding = null;
  }
  const result = write(this, chunk, encoding, callback, false);
  if (!result) this[kNeedDrain] = true;
  return result;
};

OutgoingMessage.prototype.end = function end(chunk, encoding, callback) {
  if (typeof chunk === 'function') {
    callback = chunk;
    chunk = null;
    encoding = null;
  } else if (typeof encoding === 'function') {
    callback = encoding;
    encoding = null;
  }
  if (chunk) {
    if (this.finished) {
      fail(this, new codes.ERR_STREAM_WRITE_AFTER_END(), typeof callback === 'function' ? callback : noop);
      return this;
    }
    this.socket?.cork();
    write(this, chunk, encoding, null, true);
  } else if (this.finished) {
    if (typeof callback === 'function') {
      if (this.writableFinished) callback(new codes.ERR_STREAM_ALREADY_FINISHED('end'));
      else this.on('finish', callback);
    }
    return this;
  } else if (!this._header) {
    this.socket?.cork();
    this._contentLength = 0;
    this._implicitHeader();
  }
  if (typeof callback === 'function') this.once('finish', callback);
  if (this.strictContentLength) checkLength(this, 0, true);
  const finish = FunctionPrototypeBind(onFinish, undefined, this);
  if (this._hasBody && this.chunkedEncoding) this._send(`0\r\n${this._trailer}\r\n`, 'latin1', finish);
  else if (!this._headerSent || this.writableLength || chunk) this._send('', 'latin1', finish);
  else nextTick(finish);
  if (this.socket) {
    this.socket._writableState.corked = 1;  // however often the user corked it
    this.socket.uncork();
  }
  this[kCorked] = 0;
  this.finished = true;
  if (this.outputData.length === 0 && this.socket && this.socket._httpMessage === this) this._finish();
  return this;
};
function onFinish(message) {
  if (!message.socket?._hadError) message.emit('finish');
}
OutgoingMessage.prototype._finish = function _finish() { this.emit('prefinish'); };

// The message got its socket: what waited is written.
OutgoingMessage.prototype._flush = function _flush() {
  const { socket } = this;
  if (!socket || !socket.writable) return;
  const result = this._flushOutput(socket);
  if (this.finished) {
    this._finish();
  } else if (result && this[kNeedDrain]) {
    this[kNeedDrain] = false;
    this.emit('drain');
  }
};
OutgoingMessage.prototype._flushOutput = function _flushOutput(socket) {
  while (this[kCorked] > 0) {
    this[kCorked]--;
    socket.cork();
  }
  const waiting = this.outputData;
  if (waiting.length === 0) return undefined;
  let result;
  socket.cork();
  for (let i = 0; i < waiting.length; i++) {
    result = socket.write(waiting[i].data, waiting[i].encoding, waiting[i].callback);
  }
  socket.uncork();
  this.outputData = [];
  this._onPendingData(-this.outputSize);
  this.outputSize = 0;
  return result;
};

// ---- the rest of a Writable

OutgoingMessage.prototype.cork = function cork() {
  if (this.socket) this.socket.cork();
  else this[kCorked]++;
};
OutgoingMessage.prototype.uncork = function () {
  if (this.socket) this.socket.uncork();
  else if (this[kCorked] > 0) this[kCorked]--;
};
OutgoingMessage.prototype.setTimeout = function setTimeout(msecs, callback) {
  if (callback) this.on('timeout', callback);
  if (this.socket) this.socket.setTimeout(msecs);
  else this.once('socket', (socket) => socket.setTimeout(msecs));
  return this;
};
OutgoingMessage.prototype.destroy = function destroy(error) {
  if (this.destroyed) return this;
  this.destroyed = true;
  this[kErrored] = error;
  if (this.socket) this.socket.destroy(error);
  else this.once('socket', (socket) => socket.destroy(error));
  return this;
};
OutgoingMessage.prototype.pipe = function pipe() { this.emit('error', new codes.ERR_STREAM_CANNOT_PIPE()); };

module.exports = { OutgoingMessage };
