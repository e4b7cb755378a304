'use strict';
// ClientRequest: a request on its way, on a connection of its agent or on one of its own.

const {
  ArrayIsArray, Boolean, DateNow, NumberIsFinite, ObjectCreate, ObjectKeys, ObjectSetPrototypeOf, ReflectApply,
  RegExpPrototypeExec, String, Symbol,
} = primordials;
const { Buffer } = require('buffer');
const net = require('net');
const { ConnResetException, codes } = require('errors');
const { validateBoolean, validateInteger } = require('internal/validators');
const {
  freeParser, kNeedDrain, kOutHeaders, markDestroyed, takeParser, validateHeaderValue,
} = require('internal/http/common');
const agents = require('internal/http/agent');
const {
  chooseAgent, hostHeaderOf, optionsOfURL, validHost, validMethod, validTimeout,
} = require('internal/http/options');
const { giveSocket } = require('internal/http/corked');
const { IncomingMessage } = require('internal/http/incoming');
const { abortUntilSent, closeOlder, flushWhenWritable, flushesByListener } = require('internal/http/older_client');
const { OutgoingMessage, fillMessage, setFields } = require('internal/http/outgoing');
const { isAtLeast } = require('internal/versions');
const { modelOf } = require('internal/models');

const since12 = isAtLeast(12);
const since14 = isAtLeast(14);

const { add, emit, remove } = binding.events;
const { nextTick } = binding.timers;

// Until Node 14 messages do not destroy themselves: 'close' is for the socket's listeners to tell.
const isOlder = !isAtLeast(15);
const kError = Symbol('error');
const invalidPath = /[^\u0021-\u00ff]/;

function resetError(message, origin) {
  return require('internal/error_origins').errorFrom(origin, () => new ConnResetException(message));
}

const getModel = modelOf(() => {
  const request = ObjectCreate(ClientRequest.prototype);
  setFields(request);
  request.agent = undefined;
  request.socketPath = undefined;
  request.method = 'GET';
  request.maxHeaderSize = undefined;
  request.insecureHTTPParser = undefined;
  request.joinDuplicateHeaders = undefined;
  request.path = '/';
  request._ended = false;
  request.res = null;
  request.aborted = since12 ? false : undefined;
  request.timeoutCb = null;
  request.upgradeOrConnect = false;
  request.parser = null;
  request.maxHeadersCount = null;
  if (since12) request.reusedSocket = false;
  if (!since12) return request;
  request.host = 'localhost';
  request.protocol = 'http:';
  return request;
});

// (url, options, callback), (url, callback), (options, callback)
function ClientRequest(input, inputOptions, inputCallback) {
  fillMessage(this, getModel(), undefined);
  const fromURL = optionsOfURL(input);
  const given = fromURL === undefined ? input : typeof inputOptions === 'function' ? undefined : inputOptions;
  const callback = fromURL === undefined || typeof inputOptions === 'function' ? inputOptions : inputCallback;
  if (typeof given === 'function') return void construct(this, { __proto__: null }, given);
  construct(this, { __proto__: null, ...fromURL, ...given }, callback);
}
function construct(request, options, callback) {
  binding.modules.spendOn('http request');
  const agent = request.agent = chooseAgent(options);
  const defaultProtocol = (options._defaultAgent || agents.globalAgent).protocol;
  const expectedProtocol = agent?.protocol || defaultProtocol;
  const protocol = options.protocol || defaultProtocol;
  if (options.path && RegExpPrototypeExec(invalidPath, String(options.path)) !== null) {
    throw new codes.ERR_UNESCAPED_CHARACTERS('Request path');
  }
  if (protocol !== expectedProtocol) throw new codes.ERR_INVALID_PROTOCOL(protocol, expectedProtocol);
  const defaultPort = options.defaultPort || agent?.defaultPort;
  options.port = options.port || defaultPort || 80;
  const host = options.host = validHost(options.hostname, 'hostname') ||
    validHost(options.host, 'host') || 'localhost';
  if (since12) {
    request.host = host;
    request.protocol = protocol;
  }
  if (options.socketPath !== undefined) request.socketPath = options.socketPath;
  if (options.timeout !== undefined) request.timeout = validTimeout(options.timeout, 'timeout');
  if (options.signal) {
    if (isAtLeast(18)) require('internal/stream').addAbortSignal(options.signal, request);
    else abortUntilSent(request, options.signal);
    delete options.signal;
  }
  const method = options.method === undefined ? 'GET' : request.method = validMethod(options.method);
  takeParserOptions(request, options);
  if (options.path) request.path = options.path;
  if (callback) request.once('response', callback);
  request.useChunkedEncodingByDefault = method !== 'GET' && method !== 'HEAD' && method !== 'DELETE' &&
    method !== 'OPTIONS' && method !== 'TRACE' && method !== 'CONNECT';
  if (agent) {
    const keepsAlive = agent.keepAlive || NumberIsFinite(agent.maxSockets);
    request._last = !keepsAlive;
    request.shouldKeepAlive = keepsAlive;
  }
  setHeaders(request, options, host, options.port, defaultPort);
  openConnection(request, options);
  if (flushesByListener) request.once('socket', flushWhenWritable);
}
function takeParserOptions(request, options) {
  const { maxHeaderSize, insecureHTTPParser, joinDuplicateHeaders } = options;
  if (maxHeaderSize !== undefined) {
    validateInteger(maxHeaderSize, 'maxHeaderSize', 0);
    request.maxHeaderSize = maxHeaderSize;
  }
  if (insecureHTTPParser !== undefined) {
    validateBoolean(insecureHTTPParser, 'options.insecureHTTPParser');
    request.insecureHTTPParser = insecureHTTPParser;
  }
  if (joinDuplicateHeaders !== undefined) {
    validateBoolean(joinDuplicateHeaders, 'options.joinDuplicateHeaders');
    request.joinDuplicateHeaders = joinDuplicateHeaders;
  }
}
ObjectSetPrototypeOf(ClientRequest.prototype, OutgoingMessage.prototype);
ObjectSetPrototypeOf(ClientRequest, OutgoingMessage);

// As setHeader() does it, where nobody has replaced that.
let knownHost;
function setHostHeader(request, value) {
  if (request[kOutHeaders] !== null || request.setHeader !== OutgoingMessage.prototype.setHeader) {
    return request.setHeader('Host', value);
  }
  if (value !== knownHost) validateHeaderValue('Host', value);
  knownHost = value;
  request[kOutHeaders] = { __proto__: null, host: ['Host', value] };
}
function setHeaders(request, options, host, port, defaultPort) {
  if (ArrayIsArray(options.headers)) {
    return request._storeHeader(`${request.method} ${request.path} HTTP/1.1\r\n`, options.headers);
  }
  if (options.headers) {
    const names = ObjectKeys(options.headers);
    for (let i = 0; i < names.length; i++) request.setHeader(names[i], options.headers[names[i]]);
  }
  const setHost = options.setHost === undefined || Boolean(options.setHost);
  if (host && setHost && !request[kOutHeaders]?.host) {
    const isTunnel = request.method === 'CONNECT' && options.path && isAtLeast(26);
    setHostHeader(request, isTunnel ? String(request.path) : hostHeaderOf(host, port, defaultPort));
  }
  if (options.auth && !request.getHeader('Authorization')) {
    request.setHeader('Authorization', `Basic ${Buffer.from(options.auth).toString('base64')}`);
  }
  if (request[kOutHeaders]?.expect) request._implicitHeader();
}

function openConnection(request, connection) {
  if (request.agent) return request.agent.addRequest(request, connection);
  request._last = true;
  request.shouldKeepAlive = false;
  connection.path = connection.socketPath || undefined;
  if (typeof connection.createConnection !== 'function') {
    return request.onSocket(net.createConnection(connection));
  }
  let called = false;
  const onCreated = (error, socket) => {
    if (called) return;
    called = true;
    if (error) nextTick(() => request.emit('error', error));
    else request.onSocket(socket);
  };
  try {
    const socket = connection.createConnection(connection, onCreated);
    if (socket) onCreated(null, socket);
  } catch (error) {
    onCreated(error);
  }
}

ClientRequest.prototype._implicitHeader = function _implicitHeader() {
  if (this._header) throw new codes.ERR_HTTP_HEADERS_SENT('render');
  this._storeHeader(`${this.method} ${this.path} HTTP/1.1\r\n`, this[kOutHeaders]);
};
ClientRequest.prototype.abort = function abort() {
  if (this.aborted) return;
  this.aborted = since12 || DateNow();  // in Node 10 it is when
  nextTick(() => this.emit('abort'));
  if (destroysByItself) return void this.destroy();
  this.res?._dump();
  this.socket?.destroy();
};
// Until Node 12 only a socket is destroyed, as soon as there is one.
const destroysByItself = isAtLeast(14);
ClientRequest.prototype.destroy = function destroy(error) {
  if (!destroysByItself) return ReflectApply(OutgoingMessage.prototype.destroy, this, [error]);
  if (this.destroyed) return this;
  this.destroyed = true;
  this.res?._dump();
  // Node 26: there is nothing left to cancel, and the socket goes back to the agent.
  if (isAtLeast(26) && this.writableFinished && this.res?.complete) return this;
  this[kError] = error;
  this.socket?.destroy(error);
  return this;
};

// ---- the socket

// From Node 24 on the socket is the request's before it is attached, so its errors are, too.
const ownsAtOnce = isAtLeast(24);
ClientRequest.prototype.onSocket = function onSocket(socket, error) {
  if (ownsAtOnce && socket && !error) {
    socket._httpMessage = this;
    add(socket, 'error', onSocketError);
  }
  nextTick(onSocketTick, this, socket, error);
};
function onSocketTick(request, socket, error) {
  if (!destroysByItself && request.aborted) {
    if (request.agent) socket.emit('free');
    else socket.destroy();
    return;
  }
  if (!request.destroyed && !error) {
    attach(request, socket);
    return flushesByListener ? undefined : request._flush();
  }
  markDestroyed(request);
  const finish = (failure) => {
    if (!request.aborted && !failure) failure = resetError('socket hang up', 'destroyedBefore');
    if (failure && !(ownsAtOnce && socket?._hadError)) request.emit('error', failure);
    request._closed = true;
    request.emit('close');
  };
  if (!socket) return finish(error || request[kError]);
  if (!error && request.agent && !socket.destroyed) {
    socket.emit('free');
    if (ownsAtOnce) remove(socket, 'error', onSocketError);
    return finish(request[kError]);
  }
  require('internal/stream').finished(socket.destroy(error || request[kError]), (failure) => {
    finish((failure?.code === 'ERR_STREAM_PREMATURE_CLOSE' ? null : failure) || error);
  });
}

function attach(request, socket) {
  giveSocket(request, socket);
  const parser = takeParser(true, socket, IncomingMessage, {
    maxHeaderSize: request.maxHeaderSize, maxHeadersCount: request.maxHeadersCount,
    joinDuplicateHeaders: request.joinDuplicateHeaders,
    onIncoming: onParsed,
  });
  request.parser = parser;
  socket.parser = parser;
  socket._httpMessage = request;
  if (!ownsAtOnce) add(socket, 'error', onSocketError);
  socket.on('data', onSocketData);
  add(socket, 'end', onSocketEnd);
  add(socket, 'close', onSocketClose);
  add(socket, 'drain', onSocketDrain);
  if (request.timeout !== undefined || request.agent?.options?.timeout) listenTimeout(request);
  emit(request, 'socket', socket);
}
function detachParser(socket, request) {
  freeParser(socket);
  if (request) request.parser = null;
}

function onSocketDrain() {
  const message = this._httpMessage;
  if (!message || (since12 && (message.finished || !message[kNeedDrain]))) return;
  message[kNeedDrain] = false;
  message.emit('drain');
}
function onSocketClose() {
  const request = this._httpMessage;
  const { parser } = this;
  const { res } = request;
  markDestroyed(request);
  if (res && isOlder) {
    closeOlder(request, res);
  } else if (res) {
    if (!res.complete) res.destroy(resetError('aborted', 'closeWithinAnswer'));
    request._closed = true;
    request.emit('close');
    if (!res.aborted && res.readable) res.push(null);
  } else {
    if (!this._hadError) {
      this._hadError = true;
      request.emit('error', resetError('socket hang up', 'closeOfConnection'));
    }
    request._closed = true;
    request.emit('close');
  }
  if (request.outputData) request.outputData.length = 0;
  if (parser) {
    parser.finish();
    detachParser(this, request);
  }
}
function onSocketError(error) {
  const request = this._httpMessage;
  if (request) {
    this._hadError = true;
    request.emit('error', error);
  }
  if (this.parser) {
    this.parser.finish();
    detachParser(this, request);
  }
  remove(this, 'data', onSocketData);
  remove(this, 'end', onSocketEnd);
  this.destroy();
}
function onSocketEnd() {
  const request = this._httpMessage;
  if (!request.res && !this._hadError) {
    this._hadError = true;
    request.emit('error', resetError('socket hang up', 'endOfConnection'));
  }
  if (this.parser) {
    this.parser.finish();
    detachParser(this, request);
  }
  this.destroy();
}

function isInformational(status) { return status < 200 && status >= 100 && status !== 101; }

function onSocketData(bytes) {
  const request = this._httpMessage;
  const { parser } = this;
  const result = parser.execute(bytes);
  const { incoming } = parser;
  if (typeof result !== 'number') {
    detachParser(this, request);
    remove(this, 'data', onSocketData);
    remove(this, 'end', onSocketEnd);
    this.destroy();
    this._hadError = true;
    request.emit('error', result);
  } else if (incoming && incoming.upgrade) {
    onUpgrade(this, request, incoming, bytes.subarray(result));
  } else if (incoming && incoming.complete && !isInformational(incoming.statusCode)) {
    remove(this, 'data', onSocketData);
    remove(this, 'end', onSocketEnd);
    remove(this, 'drain', onSocketDrain);
    detachParser(this, request);
  }
}
function onUpgrade(socket, request, response, head) {
  request.res = response;
  remove(socket, 'data', onSocketData);
  remove(socket, 'end', onSocketEnd);
  remove(socket, 'drain', onSocketDrain);
  if (request.timeoutCb) socket.removeListener('timeout', request.timeoutCb);
  remove(socket, 'timeout', onResponseTimeout);
  detachParser(socket, request);
  const event = request.method === 'CONNECT' ? 'connect' : 'upgrade';
  if (request.listenerCount(event) === 0) return void socket.destroy();
  request.upgradeOrConnect = true;
  socket.emit('agentRemove');
  remove(socket, 'close', onSocketClose);
  remove(socket, 'error', onSocketError);
  socket._httpMessage = null;
  socket.readableFlowing = null;
  request.emit(event, response, socket, head);
  markDestroyed(request);
  request._closed = true;
  request.emit('close');
}

// ---- the response

// The parser calls it.
function onParsed(response, keepAlive) { return onResponse(this.socket, response, keepAlive); }
function onResponse(socket, response, keepAlive) {
  binding.modules.spendOn('http answer');
  const request = socket._httpMessage;
  if (request.res) {
    socket.destroy();  // an answer that nobody asked for
    return 0;
  }
  request.res = response;
  if (response.upgrade) return 2;
  if (request.method === 'CONNECT') {
    response.upgrade = true;
    return 2;
  }
  if (isInformational(response.statusCode)) {
    request.res = null;
    if (response.statusCode === 100) request.emit('continue');
    request.emit('information', !since12 ? { statusCode: response.statusCode } : {
      statusCode: response.statusCode, statusMessage: response.statusMessage,
      httpVersion: response.httpVersion, httpVersionMajor: response.httpVersionMajor,
      httpVersionMinor: response.httpVersionMinor, headers: response.headers, rawHeaders: response.rawHeaders,
    });
    return 1;
  }
  if (request.shouldKeepAlive && !keepAlive && !request.upgradeOrConnect) request.shouldKeepAlive = false;
  response.req = request;
  add(response, 'end', onResponseEnd);
  add(request, 'finish', onRequestFinish);
  if (since14) add(socket, 'timeout', onResponseTimeout);
  if (request.aborted || !emit(request, 'response', response)) response._dump();
  if (request.method === 'HEAD') return 1;
  if (response.statusCode === 304) {
    response.complete = true;
    return 1;
  }
  return 0;
}
function onResponseTimeout() { this._httpMessage?.res?.emit('timeout'); }
function onResponseEnd() {
  const request = this.req;
  const { socket } = request;
  if (socket) {
    if (request.timeoutCb) remove(socket, 'timeout', emitRequestTimeout);
    remove(socket, 'timeout', onResponseTimeout);
  }
  request._ended = true;
  if (!request.shouldKeepAlive) {
    if (socket.writable) socket.destroySoon();
  } else if ((since12 ? request.writableFinished : request.finished) && !this.aborted) {
    keepConnection(request);
  }
}
function onRequestFinish() {
  if (this.shouldKeepAlive && this._ended) keepConnection(this);
}
function keepConnection(request) {
  const { socket } = request;
  if (request.timeoutCb) {
    socket.setTimeout(0, request.timeoutCb);
    request.timeoutCb = null;
  }
  remove(socket, 'close', onSocketClose);
  remove(socket, 'error', onSocketError);
  remove(socket, 'data', onSocketData);
  remove(socket, 'end', onSocketEnd);
  nextTick(emitFree, request);
  markDestroyed(request);
  if (request.res && since14) request.res.socket = null;
}
function emitFree(request) {
  request._closed = true;
  if (since14) emit(request, 'close');
  if (isOlder && since14 && request.res) emit(request.res, 'close');
  if (request.socket) emit(request.socket, 'free');
}

// ---- timeouts, and what is passed on to the socket

function emitRequestTimeout() { this._httpMessage?.emit('timeout'); }
function listenTimeout(request) {
  if (request.timeoutCb) return;
  request.timeoutCb = emitRequestTimeout;
  if (request.socket) request.socket.once('timeout', emitRequestTimeout);
  else request.on('socket', (socket) => socket.once('timeout', emitRequestTimeout));
}
function setSocketTimeout(socket, msecs) {
  if (socket.connecting) socket.once('connect', () => socket.setTimeout(msecs));
  else socket.setTimeout(msecs);
}
ClientRequest.prototype.setTimeout = function setTimeout(msecs, callback) {
  if (this._ended) return this;
  listenTimeout(this);
  msecs = validTimeout(msecs, 'msecs');
  if (callback) this.once('timeout', callback);
  if (this.socket) setSocketTimeout(this.socket, msecs);
  else this.once('socket', (socket) => setSocketTimeout(socket, msecs));
  return this;
};
ClientRequest.prototype.clearTimeout = function clearTimeout(callback) { this.setTimeout(0, callback); };

function whenConnected(request, method, args) {
  const call = () => ReflectApply(request.socket[method], request.socket, args);
  const onSocket = () => {
    if (request.socket.writable) call();
    else request.socket.once('connect', call);
  };
  if (request.socket) onSocket();
  else request.once('socket', onSocket);
}
ClientRequest.prototype.setNoDelay = function setNoDelay(noDelay) {
  whenConnected(this, 'setNoDelay', [noDelay]);
};
ClientRequest.prototype.setSocketKeepAlive = function setSocketKeepAlive(enable, delay) {
  whenConnected(this, 'setKeepAlive', [enable, delay]);
};

module.exports = { ClientRequest };
