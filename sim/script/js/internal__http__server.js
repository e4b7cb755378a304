'use strict';
// http.Server and ServerResponse. One connection has one parser; its requests are answered in the order in
// which they came, whichever response is ready first.

const {
  ArrayPrototypePush, ArrayPrototypeShift, FunctionPrototypeCall, ObjectCreate, ObjectKeys, ObjectSetPrototypeOf,
  ReflectApply, SafeSet, Symbol, SymbolFor,
} = primordials;
const { callIn, currentContext } = require('internal/async_context');
const net = require('net');
const { ConnResetException, codes } = require('errors');
const { validateBoolean, validateInteger, validateLinkHeaderValue, validateObject } = require('internal/validators');
const {
  STATUS_CODES, freeParser, hasInvalidCharacter, kNeedDrain, kOutHeaders, saysChunked, saysContinue,
  takeParser,
} = require('internal/http/common');
const { IncomingMessage } = require('internal/http/incoming');
const { giveSocket } = require('internal/http/corked');
const { mergeHeaders } = require('internal/http/head');
const { OutgoingMessage, fillMessage, setFields } = require('internal/http/outgoing');
const { onError } = require('internal/http/server_error');
const patience = require('internal/http/patience');
const { isAtLeast } = require('internal/versions');
const { modelOf } = require('internal/models');

const since12 = isAtLeast(12);
// How many a connection may bring. Before Node 16 a number that somebody sets means nothing.
const countsRequests = isAtLeast(16);
const requestsLimit = (server) => (countsRequests ? server.maxRequestsPerSocket : 0);

const knowsRequest = isAtLeast(16);

const { add, emit, remove } = binding.events;
const { nextTick } = binding.timers;

const kConnections = Symbol('connections');

// ---- ServerResponse

const getModel = modelOf(() => {
  const response = ObjectCreate(ServerResponse.prototype);
  setFields(response);
  if (knowsRequest) response.req = undefined;
  response.sendDate = true;
  response._sent100 = false;
  response._expect_continue = false;
  return response;
});

function ServerResponse(request, options) {
  fillMessage(this, getModel(), options);
  if (request.method === 'HEAD') this._hasBody = false;
  if (knowsRequest) this.req = request;
  if (request.httpVersionMajor < 1 || request.httpVersionMinor < 1) {
    this.useChunkedEncodingByDefault = saysChunked(request.headers.te);
    this.shouldKeepAlive = false;
  }
}
ObjectSetPrototypeOf(ServerResponse.prototype, OutgoingMessage.prototype);
ObjectSetPrototypeOf(ServerResponse, OutgoingMessage);
const readsThird = isAtLeast(18);  // argument of writeHead(), where the second is no text

ServerResponse.prototype.statusCode = 200;
ServerResponse.prototype.statusMessage = undefined;

// Until Node 14 a request does not tell of 'close' itself, and in Node 10 only that of a lost connection.
const tellsClose = isAtLeast(12) && !isAtLeast(15);

function onSocketClose() {
  if (this._httpMessage) emitClose(this._httpMessage);
}
function emitClose(message) {
  if (message._closed) return;
  if (isAtLeast(15)) message.destroyed = true;
  message._closed = true;
  emit(message, 'close');
}
ServerResponse.prototype.assignSocket = function assignSocket(socket) {
  if (socket._httpMessage) throw new codes.ERR_HTTP_SOCKET_ASSIGNED();
  socket._httpMessage = this;
  add(socket, 'close', onSocketClose);
  giveSocket(this, socket);
  emit(this, 'socket', socket);
  this._flush();
};
ServerResponse.prototype.detachSocket = function detachSocket(socket) {
  remove(socket, 'close', onSocketClose);
  socket._httpMessage = null;
  this.socket = null;
};
ServerResponse.prototype.writeContinue = function writeContinue(callback) {
  this._writeRaw('HTTP/1.1 100 Continue\r\n\r\n', 'ascii', callback);
  this._sent100 = true;
};
ServerResponse.prototype.writeProcessing = function writeProcessing(callback) {
  this._writeRaw('HTTP/1.1 102 Processing\r\n\r\n', 'ascii', callback);
};
ServerResponse.prototype.writeEarlyHints = function writeEarlyHints(hints, callback) {
  validateObject(hints, 'hints');
  if (hints.link === null || hints.link === undefined) return;
  const link = validateLinkHeaderValue(hints.link);
  if (link.length === 0) return;
  let head = `HTTP/1.1 103 Early Hints\r\nLink: ${link}\r\n`;
  const names = ObjectKeys(hints);
  for (let i = 0; i < names.length; i++) if (names[i] !== 'link') head += `${names[i]}: ${hints[names[i]]}\r\n`;
  this._writeRaw(`${head}\r\n`, 'ascii', callback);
};
ServerResponse.prototype._implicitHeader = function _implicitHeader() { this.writeHead(this.statusCode); };

ServerResponse.prototype.writeHead = function writeHead(statusCode, reason, headers) {
  const isSentAgain = this._header && isAtLeast(20);
  if (isSentAgain) throw new codes.ERR_HTTP_HEADERS_SENT('write');
  const given = statusCode;
  statusCode |= 0;
  if (statusCode < 100 || statusCode > 999) throw new codes.ERR_HTTP_INVALID_STATUS_CODE(given);
  if (typeof reason === 'string') {
    this.statusMessage = reason;
  } else {
    if (!this.statusMessage) this.statusMessage = STATUS_CODES[statusCode] || 'unknown';
    headers = readsThird ? headers ?? reason : reason;
  }
  this.statusCode = statusCode;
  if (this[kOutHeaders]) {  // both ways of setting them: they are merged
    mergeHeaders(this, headers);
    // Until 18 a second head replaces the first, if no header stood there before.
    if (this._header && !headers) throw new codes.ERR_HTTP_HEADERS_SENT('render');
    headers = this[kOutHeaders];
  }
  if (this.statusMessage !== STATUS_CODES[statusCode] && hasInvalidCharacter(this.statusMessage)) {
    throw new codes.ERR_INVALID_CHAR('statusMessage');
  }
  if (statusCode === 204 || statusCode === 304 || (statusCode >= 100 && statusCode <= 199)) {
    this._hasBody = false;
  }
  if (this._expect_continue && !this._sent100) this.shouldKeepAlive = false;
  this._storeHeader(`HTTP/1.1 ${statusCode} ${this.statusMessage}\r\n`, headers);
  return this;
};
ServerResponse.prototype.writeHeader = ServerResponse.prototype.writeHead;

// ---- Server

function storeOptions(server, options) {
  const limit = (name, byDefault) => {
    if (options[name] !== undefined) validateInteger(options[name], name, 0);
    server[name] = options[name] ?? byDefault;
  };
  limit('maxHeaderSize', undefined);
  patience.storeLimits(server, options, limit);
  const flag = (name, byDefault) => {
    if (options[name] !== undefined) validateBoolean(options[name], `options.${name}`);
    server[name] = options[name] ?? byDefault;
  };
  flag('insecureHTTPParser', undefined);
  flag('requireHostHeader', isAtLeast(20));
  flag('joinDuplicateHeaders', undefined);
  flag('rejectNonStandardBodyWrites', false);
  server._IncomingMessage = options.IncomingMessage || IncomingMessage;
  server._ServerResponse = options.ServerResponse || ServerResponse;
}

function Server(options, requestListener) {
  if (!(this instanceof Server)) return new Server(options, requestListener);
  if (typeof options === 'function') {
    requestListener = options;
    options = {};
  } else if (options == null) {
    options = {};
  } else {
    validateObject(options, 'options');
  }
  storeOptions(this, options);
  FunctionPrototypeCall(net.Server, this, {
    allowHalfOpen: true, noDelay: options.noDelay ?? isAtLeast(18), keepAlive: options.keepAlive,
    keepAliveInitialDelay: options.keepAliveInitialDelay, highWaterMark: options.highWaterMark,
  });
  if (requestListener) this.on('request', requestListener);
  this.httpAllowHalfOpen = false;
  this.on('connection', connectionListener);
  if (isAtLeast(18)) this.on('listening', onListening);
  this.timeout = isAtLeast(13) ? 0 : 120000;
  this.maxHeadersCount = null;
  if (countsRequests) this.maxRequestsPerSocket = 0;
  this[kConnections] = new SafeSet();
}
ObjectSetPrototypeOf(Server.prototype, net.Server.prototype);
ObjectSetPrototypeOf(Server, net.Server);

function onListening() {
  patience.beginChecks(this, this[kConnections],
    (socket) => FunctionPrototypeCall(onError, socket, new codes.ERR_HTTP_REQUEST_TIMEOUT()));
}

Server.prototype.close = function close(...args) {
  patience.endChecks(this);
  if (isAtLeast(19)) this.closeIdleConnections();
  ReflectApply(net.Server.prototype.close, this, args);
  return this;
};
Server.prototype.closeAllConnections = function closeAllConnections() {
  this[kConnections].forEach((socket) => socket.destroy());
};
// Those that are within no request, and have no answer to wait for. Node 26 counts those that never asked, too.
function isIdle({ _hasAsked, parser }) {
  return (_hasAsked || isAtLeast(26)) && !parser.isWithin();
}
Server.prototype.closeIdleConnections = function closeIdleConnections() {
  this[kConnections].forEach((socket) => {
    if (isIdle(socket) && !(socket._httpMessage && !socket._httpMessage.finished)) socket.destroy();
  });
};
Server.prototype.setTimeout = function setTimeout(msecs, callback) {
  this.timeout = msecs;
  if (callback) this.on('timeout', callback);
  return this;
};

// What an async listener threw, with captureRejections: the client hears of it, if nothing was sent yet.
Server.prototype[SymbolFor('nodejs.rejection')] = function (error, event, ...args) {
  if (event !== 'request') {
    return ReflectApply(net.Server.prototype[SymbolFor('nodejs.rejection')], this, [error, event, args[0]]);
  }
  const response = args[1];
  if (response.headersSent || response.writableEnded) return void response.destroy();
  const names = response.getHeaderNames();
  for (let i = 0; i < names.length; i++) response.removeHeader(names[i]);
  response.statusCode = 500;
  response.end(STATUS_CODES[500]);
};

// ---- one connection

function abort(request) {
  if (isAtLeast(15)) {
    const { errorFrom } = require('internal/error_origins');
    const error = errorFrom('closeWithinRequest', () => new ConnResetException('aborted'));
    return void request.destroy(error);
  }
  request.aborted = true;
  request.emit('aborted');
  request.emit('close');
}

function abortAll(state) {
  while (state.incoming.length > 0) abort(ArrayPrototypeShift(state.incoming));
}
// Answers that wait for their turn have no socket that could tell them. Before Node 24 they never hear.
function abortWaiting(state) {
  if (!isAtLeast(24)) return;
  while (state.outgoing.length > 0) ArrayPrototypeShift(state.outgoing).destroy(new ConnResetException('aborted'));
}

function connectionListener(socket) {
  const server = this;
  socket.server = server;
  if (server.timeout) socket.setTimeout(server.timeout);
  socket.on('timeout', onTimeout);
  const state = {
    incoming: [], outgoing: [], outgoingData: 0, requestsCount: 0, keepAliveTimeoutSet: false, onPendingData: undefined,
  };
  const parser = socket.parser = takeParser(false, socket, server._IncomingMessage, {
    maxHeaderSize: server.maxHeaderSize, maxHeadersCount: server.maxHeadersCount,
    joinDuplicateHeaders: server.joinDuplicateHeaders,
    onIncoming: (request, keepAlive, named) => onRequest(server, socket, state, request, keepAlive, named),
  });
  server[kConnections].add(socket);
  patience.connected(server, socket);
  socket._hasAsked = false;
  const listeners = {
    end: () => onEnd(server, socket, parser, state),
    close: () => {
      server[kConnections].delete(socket);
      freeParser(socket);
      abortAll(state);
      abortWaiting(state);
    },
    drain: () => onDrain(socket, state),
  };
  socket.on('error', onError);
  socket.on('end', listeners.end);
  socket.on('close', listeners.close);
  socket.on('drain', listeners.drain);
  // Straight from the handle to the parser, as Node does, until the user reads the socket himself.
  // There each piece of a body is a callback by itself, with a drain of ticks and microtasks behind it.
  const parse = (bytes) => {
    patience.says(socket);
    const { _handle } = socket;  // tells the rest also if the script destroys the socket meanwhile
    const result = parser.execute(bytes, socket._consumer === onData);
    if (result < 0) {
      const rest = bytes.subarray(-1 - result);
      _handle?.callAgain(() => { if (socket.parser === parser) onData(rest); });
      return;
    }
    afterExecute(server, socket, state, parser, listeners, onData, result, bytes);
  };
  // What a request sets off runs in the context of the server, the socket's own events do not.
  const own = currentContext();
  const onData = (bytes) => (own === currentContext() ? parse(bytes) : callIn(own, parse, undefined, [bytes]));
  socket._consumer = onData;
  socket.on('resume', onResume);
  socket.on('pause', onPause);
  socket._paused = false;
  socket.on = listenerWrapper('on', onData);
  socket.addListener = listenerWrapper('addListener', onData);
  socket.prependListener = listenerWrapper('prependListener', onData);
  socket.setEncoding = () => { throw new codes.ERR_HTTP_SOCKET_ENCODING(); };
  socket.resume();
}

function listenerWrapper(method, onData) {
  return function (event, listener) {
    const result = FunctionPrototypeCall(net.Socket.prototype[method], this, event, listener);
    if ((event === 'data' || event === 'readable') && this._consumer === onData) {
      this._consumer = null;
      this.removeListener('pause', onPause);
      this.removeListener('resume', onResume);
      FunctionPrototypeCall(net.Socket.prototype.on, this, 'data', onData);
    }
    return result;
  };
}
function onResume() {
  if (this._paused) return void this.pause();
  if (this._handle && !this._handle.reading) this._read(0);
}
function onPause() {
  if (this._handle && this._handle.reading) this._handle.readStop();
}

function onTimeout() {
  const request = this.parser && this.parser.incoming;
  const requestHeard = request && !request.complete && request.emit('timeout', this);
  const response = this._httpMessage;
  const responseHeard = response && response.emit('timeout', this);
  const serverHeard = this.server.emit('timeout', this);
  if (!requestHeard && !responseHeard && !serverHeard) this.destroy();
}

function onEnd(server, socket, parser, state) {
  const result = parser.finish();
  if (typeof result !== 'number') return FunctionPrototypeCall(onError, socket, result);
  const last = state.outgoing.length > 0 ? state.outgoing[state.outgoing.length - 1] : socket._httpMessage;
  if (server.httpAllowHalfOpen && last) {
    last._last = true;
    return;
  }
  if (!isAtLeast(15)) abortAll(state);  // later, they wait for the socket's close
  socket.end();
}

function onDrain(socket, state) {
  const isFull = state.outgoingData > socket.writableHighWaterMark;
  if (socket._paused && !isFull) {
    socket._paused = false;
    socket.resume();
  }
  const message = socket._httpMessage;
  if (message && !message.finished && message[kNeedDrain]) {
    message[kNeedDrain] = false;
    message.emit('drain');
  }
}

// The client is not idle any more: until 20.2 because something came, later only because of a request.
function endKeptAlive(server, socket, state) {
  if (!state.keepAliveTimeoutSet) return;
  socket.setTimeout(server.timeout || 0);
  state.keepAliveTimeoutSet = false;
}

function afterExecute(server, socket, state, parser, listeners, onData, result, bytes) {
  if (!isAtLeast(20, 3)) endKeptAlive(server, socket, state);
  if (typeof result !== 'number') return FunctionPrototypeCall(onError, socket, result);
  const request = parser.incoming;
  if (!request || !request.upgrade) return;
  socket._consumer = null;
  socket.removeListener('data', onData);
  socket.removeListener('end', listeners.end);
  socket.removeListener('close', listeners.close);
  socket.removeListener('drain', listeners.drain);
  socket.removeListener('error', onError);
  socket.removeListener('timeout', onTimeout);
  socket.removeListener('pause', onPause);
  socket.removeListener('resume', onResume);
  server[kConnections].delete(socket);
  freeParser(socket);
  const event = request.method === 'CONNECT' ? 'connect' : 'upgrade';
  if (event !== 'upgrade' && server.listenerCount(event) === 0) return void socket.destroy();
  socket.readableFlowing = null;
  server.emit(event, request, socket, bytes.subarray(result));
}

// ---- one request

function onRequest(server, socket, state, request, keepAlive, named) {
  binding.modules.spendOn('http exchange');
  socket._hasAsked = true;
  patience.hasSaid(socket, request);
  endKeptAlive(server, socket, state);
  if (request.upgrade) {
    request.upgrade = request.method === 'CONNECT' || server.listenerCount('upgrade') > 0;
    if (request.upgrade) return 2;
  }
  ArrayPrototypePush(state.incoming, request);
  const isFull = socket._writableState.needDrain || state.outgoingData >= socket.writableHighWaterMark;
  if (!socket._paused && isFull) {
    socket._paused = true;
    socket.pause();
  }
  const response = new server._ServerResponse(request, { highWaterMark: socket.writableHighWaterMark });
  if (since12) response._keepAliveTimeout = server.keepAliveTimeout;  // which is then told in the head
  response._maxRequestsPerSocket = requestsLimit(server);
  response._onPendingData = state.onPendingData ??= (delta) => {
    state.outgoingData += delta;
    onDrain(socket, state);
  };
  response.shouldKeepAlive = keepAlive;
  if (socket._httpMessage) ArrayPrototypePush(state.outgoing, response);
  else response.assignSocket(socket);
  add(response, 'finish', () => onResponseFinish(request, response, socket, state, server));
  answer(server, socket, state, request, response, named);
  return 0;
}

// request.headers is made when somebody asks for it; most requests are answered without.
const namesHost = 1, namesExpect = 2;
function lacksHost(request, named) {
  return named === undefined ? request.headers.host === undefined : (named & namesHost) === 0;
}
function answer(server, socket, state, request, response, named) {
  const isCurrent = request.httpVersionMajor === 1 && request.httpVersionMinor === 1;
  if (isCurrent && server.requireHostHeader && lacksHost(request, named)) {
    response.writeHead(400, ['Connection', 'close']);
    return response.end();
  }
  const limit = requestsLimit(server);
  if (isCurrent && limit > 0) {
    state.requestsCount++;
    response.maxRequestsOnConnectionReached = limit <= state.requestsCount;
    if (limit < state.requestsCount) {
      server.emit('dropRequest', request, socket);
      response.writeHead(503);
      return response.end();
    }
  }
  const mayExpect = isCurrent && (named === undefined || (named & namesExpect) !== 0);
  const expect = mayExpect ? request.headers.expect : undefined;
  if (expect === undefined) return emit(server, 'request', request, response);
  if (saysContinue(expect)) {
    response._expect_continue = true;
    if (server.listenerCount('checkContinue') > 0) return server.emit('checkContinue', request, response);
    response.writeContinue();
    return server.emit('request', request, response);
  }
  if (server.listenerCount('checkExpectation') > 0) return server.emit('checkExpectation', request, response);
  response.writeHead(417);
  response.end();
}

function clearIncoming(request) {
  const parser = request.socket && request.socket.parser;
  const isHeld = parser && parser.incoming === request;
  if (isHeld && !request.readableEnded) return void request.on('end', () => clearIncoming(request));
  if (isHeld) parser.incoming = null;
  if (tellsClose) emit(request, 'close');
}

function onResponseFinish(request, response, socket, state, server) {
  ArrayPrototypeShift(state.incoming);
  if (!request._consuming && !request._readableState.resumeScheduled) request._dump();
  response.detachSocket(socket);
  clearIncoming(request);
  if (since12) nextTick(emitClose, response);
  if (response._last) {
    socket.destroySoon();
  } else if (state.outgoing.length === 0) {
    const keptMs = patience.keptAliveMs(server);
    if (keptMs > 0) {
      socket.setTimeout(keptMs);
      state.keepAliveTimeoutSet = true;
    }
  } else {
    ArrayPrototypeShift(state.outgoing).assignSocket(socket);
  }
}

module.exports = { Server, ServerResponse };
