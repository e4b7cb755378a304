'use strict';
// net.Socket: a Duplex over a TCP handle. In which phase its events come: 'connect', 'data' and 'end' in
// poll, 'close' in close (rule J18), a refused connection in pending (rule L10).

const {
  ArrayIsArray, Boolean, FunctionPrototypeCall, NumberIsFinite, ObjectDefineProperty,
  ObjectSetPrototypeOf, Symbol, TypeError,
} = primordials;
const { Buffer } = require('buffer');
const { codes, errnoException, exceptionWithHostPort, genericNodeError } = require('errors');
const { validateCallback, validateInt32, validateNumber } = require('internal/validators');
const { Duplex } = require('internal/stream');
const { undestroy } = require('internal/streams/destroy');
const { isAtLeast } = require('internal/versions');
const { TcpHandle, MissingHandle } = require('internal/net/handle');
const socketOptions = require('internal/net/socket_options');
const timers = require('timers');

const { nextTick } = binding.timers;
const { emit } = binding.events;

// Until Node 14 a socket ends and closes itself by listeners of its own.
const isOlder = !isAtLeast(15);
const timesDestroyed = !isAtLeast(12);

const kTimeout = Symbol('timeout'), kOnTimeout = Symbol('onTimeout');
const kBytesRead = Symbol('bytesRead'), kBytesWritten = Symbol('bytesWritten');
const ENOTCONN = -107;
const noop = () => {};

function Socket(options) {
  if (!(this instanceof Socket)) return new Socket(options);
  if (options?.objectMode) {
    throw new codes.ERR_INVALID_ARG_VALUE('options.objectMode', options.objectMode, 'is not supported');
  }
  if (options?.readableObjectMode || options?.writableObjectMode) {
    const name = options.readableObjectMode ? 'readableObjectMode' : 'writableObjectMode';
    throw new codes.ERR_INVALID_ARG_VALUE(`options.${name}`, true, 'is not supported');
  }
  this.connecting = false;
  this._hadError = false;
  this._handle = null;
  this._parent = null;
  this._host = null;
  this._peername = null;
  this._sockname = null;
  this._pendingData = null;  // written before there was a connection
  this._pendingEncoding = '';
  this._writeDetail = null;  // what the trace is to say of the next write
  this._isGuarded = false;  // nobody expects anything: it waits in an agent
  this._consumer = null;  // who takes what is read instead of the stream: http's parser
  this[kTimeout] = null;
  options = { ...options };
  const allowHalfOpen = Boolean(options.allowHalfOpen);
  options.allowHalfOpen = isOlder || allowHalfOpen;
  options.emitClose = false;
  options.autoDestroy = !isOlder;
  options.decodeStrings = false;
  if (isOlder) options.signal = undefined;  // nobody looks at one
  FunctionPrototypeCall(Duplex, this, options);
  this.allowHalfOpen = allowHalfOpen;
  if (options.handle) this._handle = options.handle;
  else if (options.fd !== undefined) validateInt32(options.fd, 'fd', 0);
  this.on('end', onReadableStreamEnd);
  socketOptions.initialize(this, options);
  this.server = null;
  this._server = null;
  this[kBytesRead] = 0;
  this[kBytesWritten] = 0;
  if (this._handle && options.readable !== false) {
    if (options.pauseOnCreate) this.readableFlowing = false;
    else if (!options.manualStart) this.read(0);
  }
  if (options.signal) require('internal/stream').addAbortSignal(options.signal, this);
}
ObjectSetPrototypeOf(Socket.prototype, Duplex.prototype);
ObjectSetPrototypeOf(Socket, Duplex);

// ---- reading

function onRead(socket, bytes) {
  if (socket._isGuarded) return void socket.destroy();
  socket._unrefTimer();
  if (typeof bytes !== 'number') {
    if (socket.destroyed) return;
    if (socket._consumer) return socket._consumer(bytes);
    if (!socket.push(bytes) && socket._handle) socket._handle.readStop();
    return;
  }
  if (bytes < 0) {
    const { errorFrom } = require('internal/error_origins');
    return void socket.destroy(errorFrom('read', () => errnoException(bytes, 'read')));
  }
  if (socket._readableState.endEmitted) return;
  socket.push(null);
  socket.read(0);
}

Socket.prototype._read = function _read(size) {
  if (this.connecting || !this._handle) {
    this.once('connect', () => this._read(size));
  } else if (!this._handle.reading) {
    const error = this._handle.readStart((bytes) => onRead(this, bytes));
    if (error < 0) this.destroy(errnoException(error, 'read'));
  }
};

function onReadableStreamEnd() {
  if (isOlder) endOlder(this);
  else if (!this.allowHalfOpen) this.write = writeAfterEnd;
}
// Node 10 does not wait for the end of writing to be sent.
function endOlder(socket) {
  if (!socket.allowHalfOpen) {
    socket.write = writeAfterEndOlder;
    if (socket.writable) {
      socket.end();
      if (isAtLeast(12)) return;
    }
  }
  if (!socket.destroyed && !socket.writable && !socket.connecting && socket.writableLength === 0) socket.destroy();
}
function writeAfterEndOlder(chunk, encoding, callback) {
  if (typeof encoding === 'function') callback = encoding;
  const error = genericNodeError('This socket has been ended by the other party', { code: 'EPIPE' });
  if (isAtLeast(12)) nextTick(() => this.emit('error', error));
  else this.emit('error', error);
  if (typeof callback === 'function') nextTick(callback, error);
  return false;
}
function writeAfterEnd(chunk, encoding, callback) {
  if (!this.writableEnded) {
    return FunctionPrototypeCall(Duplex.prototype.write, this, chunk, encoding, callback);
  }
  if (typeof encoding === 'function') callback = encoding;
  const error = genericNodeError('This socket has been ended by the other party', { code: 'EPIPE' });
  if (typeof callback === 'function') nextTick(callback, error);
  this.destroy(error);
  return false;
}

// ---- writing

// Until Node 14 it destroys the socket; until 12 'error' comes in line, before the callback of a write that failed
// at once, which comes in a tick, and behind that of any other.
function failToWrite(socket, error, callback) {
  if (!isOlder) return callback(error);
  if (isAtLeast(14)) return void socket.destroy(error, callback);
  socket._writableState.errorEmitted = true;
  socket.destroy(error);
  callback(error);
  emitError(socket, error);
}

Socket.prototype._write = function _write(data, encoding, callback) {
  if (this.connecting) {
    this._pendingData = data;
    this._pendingEncoding = encoding;
    // Until 16 nobody hears of what was written to a socket that never connected.
    const onClose = () => callback(new codes.ERR_SOCKET_CLOSED_BEFORE_CONNECTION());
    this.once('connect', () => {
      this.off('close', onClose);
      this._write(data, encoding, callback);
    });
    if (isAtLeast(18)) this.once('close', onClose);
    return;
  }
  this._pendingData = null;
  if (!this._handle) return void callback(new codes.ERR_SOCKET_CLOSED());
  this._unrefTimer();
  if (encoding === 'buffer' && typeof data === 'string') {
    const error = new TypeError('Second argument must be a buffer');
    error.code = 'ERR_INVALID_ARG_TYPE';
    throw error;
  }
  const detail = this._writeDetail;
  this._writeDetail = null;
  const result = this._handle.write(data, encoding, detail, (status) => {
    if (this.destroyed) return callback(null);
    if (status < 0) return failToWrite(this, errnoException(status, 'write'), callback);
    this._unrefTimer();
    callback(null);
  });
  if (result < 0) failToWrite(this, errnoException(result, 'write'), callback);
  else if (result === 0) callback();
};
// Until Node 12 a write behind the end is an error that is told at once, and the end comes all the same.
if (!isAtLeast(14)) {
  Socket.prototype.write = function write(chunk, encoding, callback) {
    const { ending, destroyed } = this._writableState;
    if (!ending && !destroyed) {
      const wants = FunctionPrototypeCall(Duplex.prototype.write, this, chunk, encoding, callback);
      return wants || (this.destroyed && this.writableLength < this.writableHighWaterMark);  // it failed at once
    }
    if (typeof encoding === 'function') callback = encoding;
    const error = ending ? new codes.ERR_STREAM_WRITE_AFTER_END() : new codes.ERR_STREAM_DESTROYED('write');
    if (typeof callback === 'function' && !ending) nextTick(callback, error);
    this.emit('error', error);
    if (typeof callback === 'function' && ending) nextTick(callback, error);
    return !ending;
  };
}
Socket.prototype._writev = function _writev(chunks, callback) {
  this._write(chunks, 'buffer', callback);
};

function afterShutdown(socket, callback) {
  callback();
  if (!socket.destroyed && (!socket.readable || socket.readableEnded)) socket.destroy();
}
Socket.prototype._final = function _final(callback) {
  // Until 20 who never connected waits for a connection.
  if (isAtLeast(22) ? this.connecting : this.pending) return void this.once('connect', () => this._final(callback));
  if (!this._handle) return callback();
  const error = this._handle.shutdown(isOlder ? () => afterShutdown(this, callback) : () => callback());
  if (error === ENOTCONN) return callback();
  if (error < 0) callback(errnoException(error, 'shutdown'));
};

// Until Node 14 what comes with the end is written as any other.
Socket.prototype.end = function end(data, encoding, callback) {
  if (isOlder && data !== undefined && data !== null && typeof data !== 'function') {
    this.write(data, typeof encoding === 'function' ? undefined : encoding);
    if (typeof encoding === 'function') callback = encoding;
    data = encoding = undefined;
  }
  FunctionPrototypeCall(Duplex.prototype.end, this, data, encoding, callback);
  return this;
};

// ---- the end

Socket.prototype.destroySoon = function destroySoon() {
  if (this.writable) this.end();
  if (this.writableFinished) this.destroy();
  else this.once('finish', this.destroy);
};

// Until Node 12 a socket that is destroyed already tells of an error, if it is the first.
function emitError(socket, error) { emit(socket, 'error', error); }
if (!isAtLeast(14)) {
  const { destroy: destroyOnce } = Duplex.prototype;
  Socket.prototype.destroy = function destroy(error, callback) {
    if (!this.destroyed) return FunctionPrototypeCall(destroyOnce, this, error, callback);
    const { errored, errorEmitted } = this._writableState;
    if (callback) callback(error);
    else if (error && !errored && !errorEmitted) {
      this._writableState.errorEmitted = true;
      nextTick(emitError, this, error);
    }
    return this;
  };
}
Socket.prototype._destroy = function _destroy(exception, callback) {
  this.connecting = false;
  timers.clearTimeout(this[kTimeout]);
  if (this._handle) {
    const hadError = Boolean(exception);
    this[kBytesRead] = this._handle.bytesRead;
    this[kBytesWritten] = this._handle.bytesWritten;
    const closed = () => this.emit('close', hadError);
    if (this.resetAndClosing) this._handle.reset(closed);
    else this._handle.close(closed);
    this.resetAndClosing = false;
    this._handle = null;
    this._sockname = null;
    callback(exception);
  } else {
    callback(exception);
    if (isAtLeast(12)) nextTick(() => this.emit('close'));
  }
  if (this._server) {
    this._server._connections--;
    this._server._emitCloseIfDrained?.();
  }
};

Socket.prototype.resetAndDestroy = function resetAndDestroy() {
  if (!this._handle) return this.destroy(new codes.ERR_SOCKET_CLOSED());
  if (this.connecting) this.once('connect', () => this._reset());
  else this._reset();
  return this;
};
Socket.prototype._reset = function _reset() {
  this.resetAndClosing = true;
  return this.destroy();
};

// ---- connecting

function afterConnect(socket, status, address, port) {
  if (socket.destroyed) return;
  socket.connecting = false;
  socket._sockname = null;
  if (status < 0) return void socket.destroy(connectError(status, address, port));
  socket._unrefTimer();
  socketOptions.apply(socket);
  socket.emit('connect');
  socket.emit('ready');
  if (!socket.isPaused()) socket.read(0);
}
function connectError(status, address, port) {
  const { errorFrom } = require('internal/error_origins');
  return errorFrom('connect', () => exceptionWithHostPort(status, 'connect', address, port));
}

Socket.prototype.connect = function connect(...args) {
  const { options, callback } = require('internal/net/connect').normalize(args);
  if (callback !== null) this.once('connect', callback);
  if (!isOlder && options.port === undefined && options.path == null) {
    throw new codes.ERR_MISSING_ARGS(['options', 'port', 'path']);
  }
  if (this.write !== Socket.prototype.write) this.write = Socket.prototype.write;
  if (this.destroyed) {
    this._handle = null;
    this._peername = null;
    this._sockname = null;
  }
  if (!this._handle) this._openHandle(options.host);
  this._unrefTimer();
  this.connecting = true;
  require('internal/net/connect').lookupAndConnect(this, options);
  return this;
};

// A fresh handle, in place of one whose connection failed. The streams begin anew with it, whatever came before.
Socket.prototype._openHandle = function _openHandle(host) {
  this._handle?.close(noop);
  FunctionPrototypeCall(undestroy, this);
  const handle = TcpHandle.open(false, host);
  this._handle = typeof handle === 'number' ? new MissingHandle(handle) : handle;
};
Socket.prototype._afterConnect = function _afterConnect(status, address, port) {
  afterConnect(this, status, address, port);
};

// ---- timeout, and what else can be set

Socket.prototype.setTimeout = function setTimeout(msecs, callback) {
  if (this.destroyed && !timesDestroyed) return this;
  this.timeout = msecs;
  if (typeof msecs !== 'number') validateNumber(msecs, 'msecs');
  if (msecs < 0 || !NumberIsFinite(msecs)) {
    throw new codes.ERR_OUT_OF_RANGE('msecs', 'a non-negative finite number', msecs);
  }
  if (this[kTimeout] !== null) timers.clearTimeout(this[kTimeout]);
  if (msecs !== 0) {  // before the callback is looked at, as in Node
    this[kTimeout] = timers.setTimeout(this[kOnTimeout] ??= () => this._onTimeout(), msecs);
    this[kTimeout].unref();
  }
  if (callback !== undefined) {
    if (isAtLeast(12)) validateCallback(callback, 'callback');  // before, as listeners are
    if (msecs === 0) this.removeListener('timeout', callback);
    else this.once('timeout', callback);
  }
  return this;
};
Socket.prototype._onTimeout = function _onTimeout() { emit(this, 'timeout'); };
Socket.prototype._unrefTimer = function _unrefTimer() { this[kTimeout]?.refresh(); };
Socket.prototype.setNoDelay = socketOptions.setNoDelay;
Socket.prototype.setKeepAlive = socketOptions.setKeepAlive;
Socket.prototype.ref = function ref() {
  if (this._handle) this._handle.ref();
  else this.once('connect', this.ref);
  return this;
};
Socket.prototype.unref = function unref() {
  if (this._handle) this._handle.unref();
  else this.once('connect', this.unref);
  return this;
};

// ---- what can be asked

Socket.prototype._getpeername = function _getpeername() {
  if (!this._handle || this.connecting) return this._peername || {};
  this._peername ??= this._handle.getpeername() ?? null;
  return this._peername || {};
};
Socket.prototype._getsockname = function _getsockname() {
  if (!this._handle) return {};
  this._sockname ??= this._handle.getsockname() ?? null;
  return this._sockname || {};
};
Socket.prototype.address = function address() { return this._getsockname(); };

// How many bytes the chunks will be.
function sizeOf(chunks) {
  let bytes = 0;
  for (let i = 0; i < chunks.length; i++) {
    const { chunk, encoding } = chunks[i];
    bytes += typeof chunk === 'string' ? Buffer.byteLength(chunk, encoding) : chunk?.length ?? 0;
  }
  return bytes;
}

function define(name, enumerable, get) {
  ObjectDefineProperty(Socket.prototype, name, { __proto__: null, configurable: true, enumerable, get });
}
define('_connecting', false, function () { return this.connecting; });
define('pending', false, function () { return !this._handle || this.connecting; });
define('readyState', false, function () {
  if (this.connecting) return 'opening';
  if (!this._handle && !isAtLeast(14)) return 'closed';
  if (this.readable) return this.writable ? 'open' : 'readOnly';
  return this.writable ? 'writeOnly' : 'closed';
});
define('bufferSize', false, function () { return this._handle ? this.writableLength : undefined; });
define('bytesRead', true, function () { return this._handle ? this._handle.bytesRead : this[kBytesRead]; });
define('_bytesDispatched', true, function () {
  return this._handle ? this._handle.bytesWritten : this[kBytesWritten];
});
define('bytesWritten', true, function () {
  const pending = this._pendingData;
  return this._bytesDispatched + sizeOf(this._writableState.getBuffer()) +
    (ArrayIsArray(pending) ? sizeOf(pending) : sizeOf([{ chunk: pending, encoding: this._pendingEncoding }]));
});
define('remoteAddress', true, function () { return this._getpeername().address; });
define('remoteFamily', true, function () { return this._getpeername().family; });
define('remotePort', true, function () { return this._getpeername().port; });
define('localAddress', true, function () { return this._getsockname().address; });
define('localPort', true, function () { return this._getsockname().port; });
define('localFamily', true, function () { return this._getsockname().family; });

module.exports = { Socket, connectError };
