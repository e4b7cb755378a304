'use strict';
// IncomingMessage: what a server's request and a client's response are to their reader.

const {
  ArrayPrototypePush, FunctionPrototypeCall, ObjectDefineProperty, ObjectSetPrototypeOf, Symbol,
} = primordials;
const { Readable, finished } = require('stream');
const { lower, readStart } = require('internal/http/common');

const kHeaders = Symbol('headers'), kTrailers = Symbol('trailers');
const kHeadersDistinct = Symbol('headersDistinct'), kTrailersDistinct = Symbol('trailersDistinct');

function IncomingMessage(socket) {
  FunctionPrototypeCall(Readable, this, socket ? { highWaterMark: socket.readableHighWaterMark } : undefined);
  this._readableState.readingMore = true;  // nothing is read before somebody asks
  this.socket = socket;
  this.httpVersionMajor = null;
  this.httpVersionMinor = null;
  this.httpVersion = null;
  this.complete = false;
  this[kHeaders] = null;
  this.rawHeaders = [];
  this[kTrailers] = null;
  this.rawTrailers = [];
  this.joinDuplicateHeaders = false;
  this.aborted = false;
  this.upgrade = null;
  this.url = '';
  this.method = null;
  this.statusCode = null;
  this.statusMessage = null;
  this.client = socket;
  this._consuming = false;
  this._dumped = false;
}
ObjectSetPrototypeOf(IncomingMessage.prototype, Readable.prototype);
ObjectSetPrototypeOf(IncomingMessage, Readable);

function define(name, get, set) {
  ObjectDefineProperty(IncomingMessage.prototype, name, { __proto__: null, configurable: true, get, set });
}
define('connection', function () { return this.socket; }, function (socket) { this.socket = socket; });

function collect(message, raw, add) {
  const result = {};
  for (let i = 0; i + 1 < raw.length; i += 2) message[add](raw[i], raw[i + 1], result);
  return result;
}
function defineHeaders(name, key, raw, add) {
  define(name, function () { return this[key] ??= collect(this, this[raw], add); },
    function (value) { this[key] = value; });
}
defineHeaders('headers', kHeaders, 'rawHeaders', '_addHeaderLine');
defineHeaders('trailers', kTrailers, 'rawTrailers', '_addHeaderLine');
defineHeaders('headersDistinct', kHeadersDistinct, 'rawHeaders', '_addHeaderLineDistinct');
defineHeaders('trailersDistinct', kTrailersDistinct, 'rawTrailers', '_addHeaderLineDistinct');

IncomingMessage.prototype._addHeaderLines = function _addHeaderLines(lines, count) {
  if (!lines || count === 0) return;
  if (this.complete) this.rawTrailers = lines;
  else this.rawHeaders = lines;
  const known = this.complete ? this[kTrailers] : this[kHeaders];
  for (let i = 0; known && i < count; i += 2) this._addHeaderLine(lines[i], lines[i + 1], known);
};

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
IncomingMessage.prototype._destroy = function _destroy(error, callback) {
  const { nextTick } = require('process');
  if (!this.readableEnded || !this.complete) {
    this.aborted = true;
    this.emit('aborted');
  }
  if (this.socket && !this.socket.destroyed && this.aborted) {
    this.socket.destroy(error);
    const forget = finished(this.socket, (socketError) => {
      if (socketError?.code === 'ERR_STREAM_PREMATURE_CLOSE') socketError = null;
      forget();
      nextTick(tell, this, socketError || error, callback);
    });
  } else {
    nextTick(tell, this, error, callback);
  }
};

// Nobody wants the body: it is read and thrown away, so that the next message can come.
IncomingMessage.prototype._dump = function _dump() {
  if (this._dumped) return;
  this._dumped = true;
  this.removeAllListeners('data');
  this.resume();
};

module.exports = { IncomingMessage };
