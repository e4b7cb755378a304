'use strict';
// OutgoingMessage: headers, body and trailers on their way to a socket. What is written before there is a
// socket, or while another message has it, waits in outputData.

const {
  ArrayIsArray, ArrayPrototypePush, ArrayPrototypeUnshift, FunctionPrototypeCall, NumberPrototypeToString,
  ObjectDefineProperty, ObjectCreate, ObjectKeys, ObjectSetPrototypeOf, Symbol, SymbolFor,
  TypedArrayPrototypeGetSymbolToStringTag,
} = primordials;
const { Buffer } = require('buffer');
const { Stream } = require('internal/stream');
const { getDefaultHighWaterMark } = require('internal/streams/state');
const { codes } = require('errors');
const { modelOf } = require('internal/models');
const { isAtLeast } = require('internal/versions');
const { validateString } = require('internal/validators');
const {
  hasInvalidCharacter, kNeedDrain, kOutHeaders, lower, markDestroyed, validateHeaderName, validateHeaderValue,
} = require('internal/http/common');
const { storeHeader } = require('internal/http/head');

const {
  addCorking, corkForATick, join, joins, joinsChunks, joinsCorked, kCorked, kErrored, kHighWaterMark, kJoined, kJoinedLength,
  sendJoined, tellsDrain,
} = require('internal/http/corked');

const since12 = isAtLeast(12), since14 = isAtLeast(14);
const alwaysSends = !isAtLeast(16);  // and be it nothing, at the end
const endsWithNothing = since12 && !since14;  // an empty part behind the text holds the FIN back there (L10)

const { emit } = binding.events;
const { fill } = binding.util;
const { nextTick } = binding.timers;
const { byteLength } = binding.buffer;

// The callbacks of end() are listeners of 'finish' up to Node 22; from 24 on they come before it, and hear of errors, and a
// message is finished when it says so.
const callsBeforeFinish = isAtLeast(24);
const kBytesWritten = Symbol('bytesWritten'), kEndCallbacks = Symbol('endCallbacks');
const kWritableFinished = Symbol('kWritableFinished');
const noop = () => {};

// What a new message of a class has, in the order in which Node sets it. Models are made by it.
function setFields(message) {
  FunctionPrototypeCall(Stream, message);
  message.outputData = [];
  message.outputSize = 0;
  message.writable = true;
  if (since14) message.destroyed = false;
  message._last = false;
  message.chunkedEncoding = false;
  message.shouldKeepAlive = true;
  message.maxRequestsOnConnectionReached = false;
  message._defaultKeepAlive = true;
  message.useChunkedEncodingByDefault = true;
  message.sendDate = false;
  message._removedConnection = false;
  message._removedContLen = false;
  message._removedTE = false;
  message.strictContentLength = isAtLeast(16) ? false : undefined;
  message[kBytesWritten] = 0;
  message._contentLength = null;
  message._hasBody = true;
  message._trailer = '';
  message[kNeedDrain] = false;
  message.finished = false;
  message._headerSent = false;
  message[kCorked] = 0;
  message[kJoined] = null;
  message[kJoinedLength] = 0;
  message._closed = false;
  message.socket = null;
  message._header = null;
  message[kOutHeaders] = null;
  message._keepAliveTimeout = 0;
  message._onPendingData = noop;
  message[kErrored] = null;
  message[kHighWaterMark] = undefined;
  message[kEndCallbacks] = undefined;
}
const getModel = modelOf(() => {
  const message = ObjectCreate(OutgoingMessage.prototype);
  setFields(message);
  return message;
});
// Makes a blank message like its class's model.
function fillMessage(message, model, options) {
  fill(message, model);
  message._events = { __proto__: null };
  message.outputData = [];
  message[kHighWaterMark] = options?.highWaterMark ?? getDefaultHighWaterMark();
}

function OutgoingMessage(options) { fillMessage(this, getModel(), options); }
ObjectSetPrototypeOf(OutgoingMessage.prototype, Stream.prototype);
ObjectSetPrototypeOf(OutgoingMessage, Stream);

function define(name, get, set, enumerable = false) {
  ObjectDefineProperty(OutgoingMessage.prototype, name, { __proto__: null, configurable: true, enumerable,
    get, set });
}
if (isAtLeast(18)) {
  define('errored', function () { return this[kErrored]; });
  define('closed', function () { return this._closed; });
}
if (!isAtLeast(24)) require('internal/http/older_names').defineOlderNames(OutgoingMessage.prototype);
define('connection', function () { return this.socket; }, function (socket) { this.socket = socket; });
define('headersSent', function () { return !!this._header; }, undefined, true);
if (since12) {
  define('writableEnded', function () { return this.finished; });
  if (since14) {
    define('writableNeedDrain', function () { return !this.destroyed && !this.finished && this[kNeedDrain]; });
  }
  define('writableObjectMode', () => false);
  define('writableLength', function () {
    return this.outputSize + this[kJoinedLength] + (this.socket ? this.socket.writableLength : 0);
  });
  define('writableHighWaterMark', function () {
    return this.socket ? this.socket.writableHighWaterMark : this[kHighWaterMark];
  });
  define('writableCorked', function () {
    return (!joinsCorked && this.socket ? this.socket.writableCorked : 0) + this[kCorked];
  });
  define('writableFinished', function () {
    if (callsBeforeFinish) return this[kWritableFinished] === true;
    return this.finished && this.outputSize === 0 && (!this.socket || this.socket.writableLength === 0);
  });
}

// ---- headers

OutgoingMessage.prototype.setHeader = function setHeader(name, value) {
  if (this._header) throw new codes.ERR_HTTP_HEADERS_SENT('set');
  validateHeaderName(name);
  validateHeaderValue(name, value);
  this[kOutHeaders] ??= { __proto__: null };
  this[kOutHeaders][lower(name)] = [name, value];
  if (since14) return this;
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

OutgoingMessage.prototype._storeHeader = function _storeHeader(firstLine, headers) {
  storeHeader(this, firstLine, headers);
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
if (!since14) OutgoingMessage.prototype.flush = function flush() { this.flushHeaders(); };

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
  return isAtLeast(12) && this.outputSize < this[kHighWaterMark];
};

// In 16 to 20.2 a message says what is wrong until it has told its 'close', later until it is destroyed.
const sparesDestroyed = isAtLeast(20, 3);
function tellError(message, error, callback) {
  if (sparesDestroyed && message.destroyed) return;
  nextTick(() => {
    callback(error);
    if (!(sparesDestroyed ? message.destroyed : message._closed)) message.emit('error', error);
  });
}
function fail(message, error, callback) {
  if (message.destroyed) nextTick(callback, error);
  else tellError(message, error, callback);
}
// Until Node 14 the error comes first, and what was given as the encoding is not called, nor where there is no body.
const tellsErrorFirst = !isAtLeast(16);
function writeAfterEnd(message, callback, tell) {
  const error = new codes.ERR_STREAM_WRITE_AFTER_END();
  if (!tellsErrorFirst) tell(message, error, callback);
  else nextTick(() => {
    message.emit('error', error);
    callback(error);
  });
  return tellsErrorFirst;
}
// Earlier the property means nothing.
const checksLength = isAtLeast(16);
function checkLength(message, length, isLast) {
  const isStrict = checksLength && message.strictContentLength && message._contentLength != null && message._hasBody &&
    !message._removedContLen && !message.chunkedEncoding && !message.hasHeader('transfer-encoding');
  const total = message[kBytesWritten] + length;
  if (isStrict && (isLast ? total !== message._contentLength : total > message._contentLength)) {
    throw new codes.ERR_HTTP_CONTENT_LENGTH_MISMATCH(total, message._contentLength);
  }
  message[kBytesWritten] = total;
}

function lengthOf(chunk, encoding) {
  if (typeof chunk !== 'string') return chunk.byteLength;
  return encoding ? Buffer.byteLength(chunk, encoding) : byteLength(chunk, 'utf8');
}
const texts = since12 ? ['string', 'Buffer', 'Uint8Array'] : ['string', 'Buffer'];
const nameOfChunk = (isLast) => (isLast || isAtLeast(15) ? 'chunk' : 'first argument');
function write(message, chunk, encoding, callback, isLast) {
  if (typeof callback !== 'function') callback = noop;
  if (chunk === null) throw new codes.ERR_STREAM_NULL_VALUES();
  if (typeof chunk !== 'string' && TypedArrayPrototypeGetSymbolToStringTag(chunk) !== 'Uint8Array') {
    throw new codes.ERR_INVALID_ARG_TYPE(nameOfChunk(isLast), texts, chunk);
  }
  if (message.finished) return writeAfterEnd(message, callback, fail);
  // Until 14 nobody asks, and what is written to a socket that is gone is never told of.
  if (message.destroyed && isAtLeast(16)) {
    fail(message, new codes.ERR_STREAM_DESTROYED('write'), callback);
    return false;
  }
  const length = lengthOf(chunk, encoding);
  if (message.strictContentLength) checkLength(message, length, isLast);
  if (!message._header) {
    if (isLast) message._contentLength = length;
    message._implicitHeader();
  }
  if (!message._hasBody) {
    nextTick(callback);
    return true;
  }
  if (!isLast && message.socket && !message.socket.writableCorked) corkForATick(message);
  if (!message.chunkedEncoding || (chunk.length === 0 && !(joinsChunks && message[kJoined] !== null))) {
    return message._send(chunk, encoding, callback);
  }
  if (joins(message)) return join(message, chunk, encoding, callback, length);
  message._send(NumberPrototypeToString(length, 16), 'latin1', null);
  message._send('\r\n', 'latin1', null);
  message._send(chunk, encoding, null);
  return message._send('\r\n', 'latin1', callback);
}

OutgoingMessage.prototype.write = function (chunk, encoding, callback) {
  if (typeof encoding === 'function') {
    if (tellsErrorFirst && !this.finished && !this._header) this._implicitHeader();
    callback = tellsErrorFirst && (this.finished || !this._hasBody) ? undefined : encoding;
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
  if (this.finished && !since14) return this;
  if (chunk) {
    if (this.finished) {
      writeAfterEnd(this, typeof callback === 'function' ? callback : noop, tellError);
      return this;
    }
    if (endAtOnce(this, chunk, encoding, callback)) return this;
    this.socket?.cork();
    write(this, chunk, encoding, null, true);
  } else if (this.finished) {
    if (typeof callback === 'function') {
      if (this.writableFinished) callback(new codes.ERR_STREAM_ALREADY_FINISHED('end'));
      else whenFinished(this, callback);
    }
    return this;
  } else if (!this._header) {
    this.socket?.cork();
    this._contentLength = 0;
    this._implicitHeader();
  }
  if (typeof callback === 'function') whenFinished(this, callback);
  if (this.strictContentLength) checkLength(this, 0, true);
  if (joinsChunks && this[kJoined] !== null) {
    this.socket?.cork();
    sendJoined(this);
  }
  const finish = (error) => onFinish(this, error);
  if (this._hasBody && this.chunkedEncoding) this._send(`0\r\n${this._trailer}\r\n`, 'latin1', finish);
  else if (alwaysSends || !this._headerSent || this.writableLength || chunk) this._send('', 'latin1', finish);
  else nextTick(finish);
  if (this.socket) {
    this.socket._writableState.corked = 1;  // however often the user corked it
    this.socket.uncork();
  }
  this[kCorked] = 0;
  if (this[kJoined] !== null) sendJoined(this);  // in 22 and 24 behind the message's end: nobody reads it
  markEnded(this);
  return this;
};
function markEnded(message) {
  message.finished = true;
  if (message.outputData.length === 0 && message.socket && message.socket._httpMessage === message) {
    message._finish();
  }
}
// The commonest message: headers and a text, to a socket that is free. One write, where the general way corks two.
function endAtOnce(message, chunk, encoding, callback) {
  const { socket } = message;
  if (endsWithNothing || typeof chunk !== 'string' || encoding || message._header || message.strictContentLength || !socket ||
      socket._httpMessage !== message || socket.destroyed || !socket.writable || socket.writableCorked !== 0 ||
      message.outputData.length > 0 || message[kCorked] !== 0 || message.destroyed) {
    return false;
  }
  message._contentLength = byteLength(chunk, 'utf8');
  message._implicitHeader();
  if (!message._hasBody || message.chunkedEncoding) return false;
  message._headerSent = true;
  if (typeof callback === 'function') whenFinished(message, callback);
  socket.write(message._header + chunk, 'utf8', (error) => onFinish(message, error));
  markEnded(message);
  return true;
}

function whenFinished(message, callback) {
  if (!callsBeforeFinish) message.once('finish', callback);
  else if (message[kEndCallbacks] === undefined) message[kEndCallbacks] = [callback];
  else ArrayPrototypePush(message[kEndCallbacks], callback);
}
function onFinish(message, error) {
  const { socket } = message;
  if (!callsBeforeFinish) {
    if (!socket?._hadError) emit(message, 'finish');
    return;
  }
  const failure = error || message[kErrored] || socket?.errored ||
    (socket?._hadError ? new codes.ERR_STREAM_DESTROYED('end') : null);
  const callbacks = message[kEndCallbacks];
  message[kEndCallbacks] = undefined;
  if (!failure) message[kWritableFinished] = true;
  for (let i = 0; callbacks !== undefined && i < callbacks.length; i++) callbacks[i](failure);
  if (!failure) emit(message, 'finish');
}
OutgoingMessage.prototype._finish = function _finish() { emit(this, 'prefinish'); };

// The message got its socket: what waited is written.
OutgoingMessage.prototype._flush = function _flush() {
  const { socket } = this;
  if (!socket || !socket.writable) return;
  const result = this._flushOutput(socket);
  if (this.finished) {
    this._finish();
  } else if ((tellsDrain ? result !== false : result) && this[kNeedDrain]) {
    this[kNeedDrain] = false;
    this.emit('drain');
  }
};
OutgoingMessage.prototype._flushOutput = function _flushOutput(socket) {
  while (!joinsCorked && this[kCorked] > 0) {
    this[kCorked]--;
    socket.cork();
  }
  const waiting = this.outputData;
  if (waiting.length === 0) return undefined;
  let result;
  if (waiting.length > 1) socket.cork();
  for (let i = 0; i < waiting.length; i++) {
    result = socket.write(waiting[i].data, waiting[i].encoding, waiting[i].callback);
  }
  if (waiting.length > 1) socket.uncork();
  this.outputData = [];
  this._onPendingData(-this.outputSize);
  this.outputSize = 0;
  return result;
};

// ---- the rest of a Writable

if (since12) addCorking(OutgoingMessage.prototype);
OutgoingMessage.prototype.setTimeout = function setTimeout(msecs, callback) {
  if (callback) this.on('timeout', callback);
  if (this.socket) this.socket.setTimeout(msecs);
  else this.once('socket', (socket) => socket.setTimeout(msecs));
  return this;
};
OutgoingMessage.prototype.destroy = function destroy(error) {
  if (this.destroyed) return this;
  markDestroyed(this);
  this[kErrored] = error;
  if (joinsChunks && this[kJoined] !== null) {
    this[kCorked] = 1;
    this.uncork();
  }
  if (this.socket) this.socket.destroy(error);
  else if (callsBeforeFinish) nextTick(closeNow, this);
  else this.once('socket', (socket) => socket.destroy(error));
  return this;
};
function closeNow(message) {
  if (message._closed) return;
  message._closed = true;
  message.emit('close');
}
OutgoingMessage.prototype[SymbolFor('nodejs.rejection')] = function (error) { this.destroy(error); };
OutgoingMessage.prototype.pipe = function pipe() { this.emit('error', new codes.ERR_STREAM_CANNOT_PIPE()); };

module.exports = { OutgoingMessage, fillMessage, setFields };
