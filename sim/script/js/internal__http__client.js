'use strict';
// ClientRequest: a request on its way, on a connection of its agent or on one of its own.

const {
  ArrayIsArray, Boolean, Error, FunctionPrototypeCall, NumberIsFinite, ObjectAssign, ObjectKeys,
  ObjectSetPrototypeOf, ReflectApply, RegExpPrototypeExec, String, StringPrototypeIncludes,
  StringPrototypeIndexOf, StringPrototypeStartsWith, StringPrototypeToUpperCase, Symbol,
} = primordials;
const { Buffer } = require('buffer');
const net = require('net');
const { ConnResetException, codes } = require('errors');
const { validateBoolean, validateInteger, validateNumber } = require('internal/validators');
const { Parser, freeParser, isToken, kNeedDrain, kOutHeaders } = require('internal/http/common');
const agents = require('internal/http/agent');
const { IncomingMessage } = require('internal/http/incoming');
const { OutgoingMessage } = require('internal/http/outgoing');

const kError = Symbol('error');
const invalidPath = /[^\u0021-\u00ff]/;

// Errors of connections come from the loop: there is no stack to show.
function resetError(message) {
  const limit = Error.stackTraceLimit;
  Error.stackTraceLimit = 0;
  const error = new ConnResetException(message);
  Error.stackTraceLimit = limit;
  return error;
}

function isURL(value) {
  return Boolean(value?.href && value.protocol && value.auth === undefined && value.path === undefined);
}

// { options, callback } of (url, options, callback) in all its forms.
function normalize(input, options, callback) {
  if (typeof input === 'string') {
    input = require('url').urlToHttpOptions(new (require('url').URL)(input));
  } else if (isURL(input)) {
    input = require('url').urlToHttpOptions(input);
  } else {
    callback = options;
    options = input;
    input = null;
  }
  if (typeof options === 'function') return { options: input || {}, callback: options };
  return { options: ObjectAssign(input || {}, options), callback };
}

function chooseAgent(options) {
  const byDefault = options._defaultAgent || agents.globalAgent;
  if (options.agent === false) return new byDefault.constructor();
  if (options.agent === null || options.agent === undefined) {
    return typeof options.createConnection === 'function' ? options.agent : byDefault;
  }
  if (typeof options.agent.addRequest !== 'function') {
    throw new codes.ERR_INVALID_ARG_TYPE('options.agent', ['Agent-like Object', 'undefined', 'false'],
      options.agent);
  }
  return options.agent;
}
function validHost(host, name) {
  if (host !== null && host !== undefined && typeof host !== 'string') {
    throw new codes.ERR_INVALID_ARG_TYPE(`options.${name}`, ['string', 'undefined', 'null'], host);
  }
  return host;
}
function validMethod(method) {
  if (method === null || method === undefined || method === '') return 'GET';
  if (typeof method !== 'string') throw new codes.ERR_INVALID_ARG_TYPE('options.method', 'string', method);
  if (!isToken(method)) throw new codes.ERR_INVALID_HTTP_TOKEN('Method', method);
  return StringPrototypeToUpperCase(method);
}
function validTimeout(msecs, name) {
  validateNumber(msecs, name);
  if (msecs < 0 || !NumberIsFinite(msecs)) {
    throw new codes.ERR_OUT_OF_RANGE(name, 'a non-negative finite number', msecs);
  }
  return msecs;
}

function ClientRequest(input, inputOptions, inputCallback) {
  FunctionPrototypeCall(OutgoingMessage, this);
  const { options, callback } = normalize(input, inputOptions, inputCallback);
  const defaultAgent = options._defaultAgent || agents.globalAgent;
  this.agent = chooseAgent(options);
  const expectedProtocol = this.agent?.protocol || defaultAgent.protocol;
  const protocol = options.protocol || defaultAgent.protocol;
  if (options.path && RegExpPrototypeExec(invalidPath, String(options.path)) !== null) {
    throw new codes.ERR_UNESCAPED_CHARACTERS('Request path');
  }
  if (protocol !== expectedProtocol) throw new codes.ERR_INVALID_PROTOCOL(protocol, expectedProtocol);
  const defaultPort = options.defaultPort || this.agent?.defaultPort;
  const connection = { __proto__: null, ...options };
  const port = connection.port = options.port || defaultPort || 80;
  const host = connection.host = validHost(options.hostname, 'hostname') ||
    validHost(options.host, 'host') || 'localhost';
  this.socketPath = options.socketPath;
  if (options.timeout !== undefined) this.timeout = validTimeout(options.timeout, 'timeout');
  if (options.signal) {
    require('stream').addAbortSignal(options.signal, this);
    delete connection.signal;
  }
  const method = this.method = validMethod(options.method);
  if (options.maxHeaderSize !== undefined) validateInteger(options.maxHeaderSize, 'maxHeaderSize', 0);
  this.maxHeaderSize = options.maxHeaderSize;
  if (options.insecureHTTPParser !== undefined) {
    validateBoolean(options.insecureHTTPParser, 'options.insecureHTTPParser');
  }
  this.insecureHTTPParser = options.insecureHTTPParser;
  if (options.joinDuplicateHeaders !== undefined) {
    validateBoolean(options.joinDuplicateHeaders, 'options.joinDuplicateHeaders');
  }
  this.joinDuplicateHeaders = options.joinDuplicateHeaders;
  this.path = options.path || '/';
  if (callback) this.once('response', callback);
  this.useChunkedEncodingByDefault = method !== 'GET' && method !== 'HEAD' && method !== 'DELETE' &&
    method !== 'OPTIONS' && method !== 'TRACE' && method !== 'CONNECT';
  this._ended = false;
  this.res = null;
  this.aborted = false;
  this.timeoutCb = null;
  this.upgradeOrConnect = false;
  this.parser = null;
  this.maxHeadersCount = null;
  this.reusedSocket = false;
  this.host = host;
  this.protocol = protocol;
  if (this.agent) {
    const keepsAlive = this.agent.keepAlive || NumberIsFinite(this.agent.maxSockets);
    this._last = !keepsAlive;
    this.shouldKeepAlive = keepsAlive;
  }
  setHeaders(this, options, host, port, defaultPort);
  openConnection(this, connection);
}
ObjectSetPrototypeOf(ClientRequest.prototype, OutgoingMessage.prototype);
ObjectSetPrototypeOf(ClientRequest, OutgoingMessage);

function hostHeaderOf(host, port, defaultPort) {
  const colon = StringPrototypeIndexOf(host, ':');
  const isBareIPv6 = colon !== -1 && StringPrototypeIncludes(host, ':', colon + 1) &&
    !StringPrototypeStartsWith(host, '[');
  const text = isBareIPv6 ? `[${host}]` : host;
  return port && +port !== defaultPort ? `${text}:${port}` : text;
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
  if (host && !request.getHeader('host') && setHost) {
    request.setHeader('Host', hostHeaderOf(host, port, defaultPort));
  }
  if (options.auth && !request.getHeader('Authorization')) {
    request.setHeader('Authorization', `Basic ${Buffer.from(options.auth).toString('base64')}`);
  }
  if (request.getHeader('expect')) request._implicitHeader();
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
    if (error) require('process').nextTick(() => request.emit('error', error));
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
  this.aborted = true;
  require('process').nextTick(() => this.emit('abort'));
  this.destroy();
};
ClientRequest.prototype.destroy = function destroy(error) {
  if (this.destroyed) return this;
  this.destroyed = true;
  this.res?._dump();
  this[kError] = error;
  this.socket?.destroy(error);
  return this;
};

// ---- the socket

ClientRequest.prototype.onSocket = function onSocket(socket, error) {
  require('process').nextTick(onSocketTick, this, socket, error);
};
function onSocketTick(request, socket, error) {
  if (!request.destroyed && !error) {
    attach(request, socket);
    return request._flush();
  }
  request.destroyed = true;
  const finish = (failure) => {
    if (!request.aborted && !failure) failure = resetError('socket hang up');
    if (failure) request.emit('error', failure);
    request._closed = true;
    request.emit('close');
  };
  if (!socket) return finish(error || request[kError]);
  if (!error && request.agent && !socket.destroyed) {
    socket.emit('free');
    return finish(request[kError]);
  }
  require('stream').finished(socket.destroy(error || request[kError]), (failure) => {
    finish((failure?.code === 'ERR_STREAM_PREMATURE_CLOSE' ? null : failure) || error);
  });
}

function attach(request, socket) {
  request.socket = socket;
  const parser = new Parser(true, socket, IncomingMessage, {
    maxHeaderSize: request.maxHeaderSize, maxHeadersCount: request.maxHeadersCount,
    joinDuplicateHeaders: request.joinDuplicateHeaders,
    onIncoming: (response, keepAlive) => onResponse(socket, response, keepAlive),
  });
  request.parser = parser;
  socket.parser = parser;
  socket._httpMessage = request;
  socket.on('error', onSocketError);
  socket.on('data', onSocketData);
  socket.on('end', onSocketEnd);
  socket.on('close', onSocketClose);
  socket.on('drain', onSocketDrain);
  if (request.timeout !== undefined || request.agent?.options?.timeout) listenTimeout(request);
  request.emit('socket', socket);
}
function detachParser(socket, request) {
  freeParser(socket);
  if (request) request.parser = null;
}

function onSocketDrain() {
  const message = this._httpMessage;
  if (!message || message.finished || !message[kNeedDrain]) return;
  message[kNeedDrain] = false;
  message.emit('drain');
}
function onSocketClose() {
  const request = this._httpMessage;
  const { parser } = this;
  const { res } = request;
  request.destroyed = true;
  if (res) {
    if (!res.complete) res.destroy(resetError('aborted'));
    request._closed = true;
    request.emit('close');
    if (!res.aborted && res.readable) res.push(null);
  } else {
    if (!this._hadError) {
      this._hadError = true;
      request.emit('error', resetError('socket hang up'));
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
  this.removeListener('data', onSocketData);
  this.removeListener('end', onSocketEnd);
  this.destroy();
}
function onSocketEnd() {
  const request = this._httpMessage;
  if (!request.res && !this._hadError) {
    this._hadError = true;
    request.emit('error', resetError('socket hang up'));
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
    this.removeListener('data', onSocketData);
    this.removeListener('end', onSocketEnd);
    this.destroy();
    this._hadError = true;
    request.emit('error', result);
  } else if (incoming && incoming.upgrade) {
    onUpgrade(this, request, incoming, bytes.subarray(result));
  } else if (incoming && incoming.complete && !isInformational(incoming.statusCode)) {
    this.removeListener('data', onSocketData);
    this.removeListener('end', onSocketEnd);
    this.removeListener('drain', onSocketDrain);
    detachParser(this, request);
  }
}
function onUpgrade(socket, request, response, head) {
  request.res = response;
  socket.removeListener('data', onSocketData);
  socket.removeListener('end', onSocketEnd);
  socket.removeListener('drain', onSocketDrain);
  if (request.timeoutCb) socket.removeListener('timeout', request.timeoutCb);
  socket.removeListener('timeout', onResponseTimeout);
  detachParser(socket, request);
  const event = request.method === 'CONNECT' ? 'connect' : 'upgrade';
  if (request.listenerCount(event) === 0) return void socket.destroy();
  request.upgradeOrConnect = true;
  socket.emit('agentRemove');
  socket.removeListener('close', onSocketClose);
  socket.removeListener('error', onSocketError);
  socket._httpMessage = null;
  socket.readableFlowing = null;
  request.emit(event, response, socket, head);
  request.destroyed = true;
  request._closed = true;
  request.emit('close');
}

// ---- the response

function onResponse(socket, response, keepAlive) {
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
    request.emit('information', {
      statusCode: response.statusCode, statusMessage: response.statusMessage,
      httpVersion: response.httpVersion, httpVersionMajor: response.httpVersionMajor,
      httpVersionMinor: response.httpVersionMinor, headers: response.headers, rawHeaders: response.rawHeaders,
    });
    return 1;
  }
  if (request.shouldKeepAlive && !keepAlive && !request.upgradeOrConnect) request.shouldKeepAlive = false;
  response.req = request;
  response.on('end', onResponseEnd);
  request.on('finish', onRequestFinish);
  socket.on('timeout', onResponseTimeout);
  if (request.aborted || !request.emit('response', response)) response._dump();
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
    if (request.timeoutCb) socket.removeListener('timeout', emitRequestTimeout);
    socket.removeListener('timeout', onResponseTimeout);
  }
  request._ended = true;
  if (!request.shouldKeepAlive) {
    if (socket.writable) socket.destroySoon();
  } else if (request.writableFinished && !this.aborted) {
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
  socket.removeListener('close', onSocketClose);
  socket.removeListener('error', onSocketError);
  socket.removeListener('data', onSocketData);
  socket.removeListener('end', onSocketEnd);
  require('process').nextTick(emitFree, request);
  request.destroyed = true;
  if (request.res) request.res.socket = null;
}
function emitFree(request) {
  request._closed = true;
  request.emit('close');
  request.socket?.emit('free');
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
