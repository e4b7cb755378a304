'use strict';
// IncomingMessage: what a server's request and a client's response are to their reader.

const {
  ArrayPrototypePush, FunctionPrototypeCall, ObjectCreate, ObjectDefineProperty, ObjectSetPrototypeOf, Symbol,
} = primordials;
const { Readable, finished } = require('internal/stream');
const { getDefaultHighWaterMark } = require('internal/streams/state');
const { isAtLeast } = require('internal/versions');
const { modelOf } = require('internal/models');
const { lower, readStart } = require('internal/http/common');

const { emit } = binding.events;
const { beginIncoming } = binding.http;
const { nextTick } = binding.timers;

// Node 26: the end of a message that was received whole, and without an error, takes a tick less.
const destroysAtOnce = isAtLeast(26);
// Before Node 18 no message took one.
const settlesInTick = isAtLeast(18);
// Until Node 14 a message does not destroy itself; its 'close' is for the server or the client to tell.
const isOlder = !isAtLeast(15);

const kHeaders = Symbol('headers'), kTrailers = Symbol('trailers');
const kHeadersCount = Symbol('headersCount'), kTrailersCount = Symbol('trailersCount');
const kHeadersDistinct = Symbol('headersDistinct'), kTrailersDistinct = Symbol('trailersDistinct');

const getModel = modelOf(() => {
  const message = ObjectCreate(IncomingMessage.prototype);
  FunctionPrototypeCall(Readable, message, isOlder ? { autoDestroy: false } : undefined);
  message._readableState.readingMore = true;  // nothing is read before somebody asks
  message.socket = undefined;
  message.httpVersionMajor = null;
  message.httpVersionMinor = null;
  message.httpVersion = null;
  message.complete = false;
  message[kHeaders] = null;
  message[kHeadersCount] = 0;
  message.rawHeaders = [];
  message[kTrailers] = null;
  message[kTrailersCount] = 0;
  message.rawTrailers = [];
  message.joinDuplicateHeaders = false;
  message.aborted = false;
  message.upgrade = null;
  message.url = '';
  message.method = null;
  message.statusCode = null;
  message.statusMessage = null;
  message.client = undefined;
  message._consuming = false;
  message._dumped = false;
  return message;
});

// A Readable, made by copying one.
function IncomingMessage(socket) {
  beginIncoming(this, getModel(), socket, socket ? socket.readableHighWaterMark : getDefaultHighWaterMark(false));
}
ObjectSetPrototypeOf(IncomingMessage.prototype, Readable.prototype);
ObjectSetPrototypeOf(IncomingMessage, Readable);

function define(name, get, set) {
  ObjectDefineProperty(IncomingMessage.prototype, name, { __proto__: null, configurable: true, get, set });
}
define('connection', function () { return this.socket; }, function (socket) { this.socket = socket; });

// The first of the raw lines, as many as the server or the client wants.
const distinct = isAtLeast(20, 3) ? '_addHeaderLineDistinct' : undefined;
function collect(message, raw, count, add) {
  const result = add === distinct ? { __proto__: null } : {};
  for (let i = 0; i + 1 < raw.length && i < count; i += 2) message[add](raw[i], raw[i + 1], result);
  return result;
}
function defineHeaders(name, key, raw, count, add) {
  define(name, function () { return this[key] ??= collect(this, this[raw], this[count], add); },
    function (value) { this[key] = value; });
}
defineHeaders('headers', kHeaders, 'rawHeaders', kHeadersCount, '_addHeaderLine');
defineHeaders('trailers', kTrailers, 'rawTrailers', kTrailersCount, '_addHeaderLine');
defineHeaders('headersDistinct', kHeadersDistinct, 'rawHeaders', kHeadersCount, '_addHeaderLineDistinct');
defineHeaders('trailersDistinct', kTrailersDistinct, 'rawTrailers', kTrailersCount, '_addHeaderLineDistinct');

IncomingMessage.prototype._addHeaderLines = function _addHeaderLines(lines, count) {
  if (!lines || count === 0) return;
  this[this.complete ? 'rawTrailers' : 'rawHeaders'] = lines;
  this[this.complete ? kTrailersCount : kHeadersCount] = count;
  const known = this.complete ? this[kTrailers] : this[kHeaders];
  for (let i = 0; known && i < count; i += 2) this._addHeaderLine(lines[i], lines[i + 1], known);
};
binding.http.setUpIncoming(kHeaders, kHeadersCount, IncomingMessage.prototype._addHeaderLines);

// Of these the first counts; set-cookie is a list, cookies are joined by semicolons, all others by commas.
const onlyOnce = {
  '__proto__': null, 'age': true, 'host': true, 'from': true, 'etag': true, 'server': true, 'referer': true,
  'expires': true, 'location': true, 'user-agent': true, 'retry-after': true, 'content-type': true,
  'max-forwards': true, 'authorization': true, 'last-modified': true, 'content-length': true,
  'if-modified-since': true, 'proxy-authorization': true, 'if-unmodified-since': true,
};
IncomingMessage.prototype._addHeaderLine = function _addHeaderLine(field, value, into) {
  const name = lower(field);
  const present = into[name];
  if (name === 'set-cookie') {
    if (present !== undefined) ArrayPrototypePush(present, value);
    else into[name] = [value];
  } else if (present === undefined || typeof present !== 'string') {
    into[name] = value;
  } else if (!onlyOnce[name] || this.joinDuplicateHeaders) {
    into[name] = `${present}${name === 'cookie' ? '; ' : ', '}${value}`;
  }
};
IncomingMessage.prototype._addHeaderLineDistinct = function _addHeaderLineDistinct(field, value, into) {
  const name = lower(field);
  if (into[name]) ArrayPrototypePush(into[name], value);
  else into[name] = [value];
};

IncomingMessage.prototype.setTimeout = function setTimeout(msecs, callback) {
  if (callback) this.on('timeout', callback);
  this.socket.setTimeout(msecs);
  return this;
};

IncomingMessage.prototype._read = function _read() {
  if (!this._consuming) {
    this._readableState.readingMore = false;
    this._consuming = true;
  }
  if (this.socket?.readable) readStart(this.socket);
};

// Without a listener an error is not worth the end of the program.
function tell(message, error, callback) {
  if (message.listenerCount('error') === 0) callback();
  else callback(error);
}
function settle(message, error, callback) {
  if (settlesInTick) nextTick(tell, message, error, callback);
  else tell(message, error, callback);
}
IncomingMessage.prototype._destroy = function _destroy(error, callback) {
  if (!this.readableEnded || !this.complete) {
    this.aborted = true;
    emit(this, 'aborted');
  }
  if (this.socket && !this.socket.destroyed && this.aborted) {
    this.socket.destroy(error);
    const forget = finished(this.socket, (socketError) => {
      if (socketError?.code === 'ERR_STREAM_PREMATURE_CLOSE') socketError = null;
      forget();
      settle(this, socketError || error, callback);
    });
  } else if (destroysAtOnce && !error && !this.aborted) {
    callback();
  } else {
    settle(this, error, callback);
  }
};

if (isOlder) {
  IncomingMessage.prototype.destroy = function destroy(error) {
    this.socket?.destroy(error);
    return isAtLeast(12) ? this : undefined;
  };
}

// Nobody wants the body: it is read and thrown away, so that the next message can come.
IncomingMessage.prototype._dump = function _dump() {
  if (this._dumped) return;
  this._dumped = true;
  this.removeAllListeners('data');
  // Node 26: nothing is on its way, so the end can be told without any flowing.
  if (destroysAtOnce && this.complete && !this.destroyed && this.readableLength === 0) this.read(0);
  else this.resume();
};

module.exports = { IncomingMessage };
