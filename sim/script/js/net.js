'use strict';
// net: servers, and the way to sockets (internal/net/socket).

const {
  FunctionPrototypeCall, Number, ObjectDefineProperty, ObjectSetPrototypeOf, Promise, SymbolAsyncDispose,
  SymbolFor,
} = primordials;
const EventEmitter = require('events');
const { codes, errnoException, uvExceptionWithHostPort } = require('errors');
const { validateAbortSignal, validateNumber, validatePort } = require('internal/validators');
const { BlockList, SocketAddress } = require('internal/net/block_list');
const { isIP, isIPv4, isIPv6 } = require('internal/net/address');
const { isAtLeast } = require('internal/versions');
const connecting = require('internal/net/connect');
const { TcpHandle } = require('internal/net/handle');
const socketOptions = require('internal/net/socket_options');
const { Socket } = require('internal/net/socket');

const EAFNOSUPPORT = -97, EADDRNOTAVAIL = -99;

function Server(options, connectionListener) {
  if (!(this instanceof Server)) return new Server(options, connectionListener);
  FunctionPrototypeCall(EventEmitter, this);
  if (typeof options === 'function') {
    connectionListener = options;
    options = {};
  } else if (options != null && typeof options !== 'object') {
    throw new codes.ERR_INVALID_ARG_TYPE('options', 'Object', options);
  }
  options = { ...options };
  if (typeof connectionListener === 'function') this.on('connection', connectionListener);
  if (options.highWaterMark !== undefined) validateNumber(options.highWaterMark, 'options.highWaterMark');
  this._connections = 0;
  this._handle = null;
  this._unref = false;
  this._listeningId = 1;
  this.allowHalfOpen = options.allowHalfOpen || false;
  this.pauseOnConnect = !!options.pauseOnConnect;
  socketOptions.initializeServer(this, options);
  this.highWaterMark = options.highWaterMark;
}
ObjectSetPrototypeOf(Server.prototype, EventEmitter.prototype);
ObjectSetPrototypeOf(Server, EventEmitter);

const toBacklog = (value) => (Number(value) >= 0 ? Number(value) : 0);

Server.prototype.listen = function listen(...args) {
  const { options, callback } = connecting.normalize(args);
  if (this._handle) throw new codes.ERR_SERVER_ALREADY_LISTEN();
  if (callback !== null) this.once('listening', callback);
  this._listeningId++;
  if (options.signal !== undefined) closeWith(this, options.signal);
  let { port } = options;
  if (args.length === 0 || typeof args[0] === 'function' || (port === undefined && 'port' in options) ||
    port === null) {
    port = 0;
  }
  if (typeof port !== 'number' && typeof port !== 'string') {
    const reason = 'port' in options || 'path' in options ? undefined :
      'must have the property "port" or "path"';
    throw new codes.ERR_INVALID_ARG_VALUE('options', options, reason);
  }
  validatePort(port, 'options.port');
  const backlog = options.backlog || toBacklog(args.length > 1 && args[1]) ||
    toBacklog(args.length > 2 && args[2]);
  binding.modules.spendOn('listening');
  if (options.host) lookupAndListen(this, port | 0, options.host, backlog);
  else listenOn(this, null, port | 0, backlog);
  return this;
};

function closeWith(server, signal) {
  validateAbortSignal(signal, 'options.signal');
  const close = () => server.close();
  if (signal.aborted) return require('process').nextTick(close);
  const disposable = require('internal/events_async').addAbortListener(signal, close);
  server.once('close', () => disposable[SymbolFor('nodejs.dispose')]?.());
}

function lookupAndListen(server, port, host, backlog) {
  const id = server._listeningId;
  require('dns').lookup(host, (error, address) => {
    // Before 20.3 it goes on whatever else was asked of the server meanwhile.
    if (isAtLeast(20, 3) && id !== server._listeningId) return;
    if (error) return void server.emit('error', error);
    binding.modules.spendOn('listening at a host');
    listenOn(server, address, port, backlog);
  });
}

// address null: all of them, of IPv6 and IPv4, or of IPv4 alone on a machine that has no IPv6.
function listenOn(server, address, port, backlog) {
  const { nextTick } = require('process');
  const host = address ?? '::';
  if (server._handle) return void nextTick(emitListening, server);
  const { handle, error } = openListener(server, host, port, backlog);
  if (error < 0) {
    if (address === null && (error === EAFNOSUPPORT || error === EADDRNOTAVAIL)) {
      return listenOn(server, '0.0.0.0', port, backlog);
    }
    const exception = uvExceptionWithHostPort(error, 'listen', host, port);
    return void nextTick(() => server.emit('error', exception));
  }
  server._handle = handle;
  if (server._unref) server.unref();
  server._connectionKey = `${isIP(host)}:${host}:${port}`;
  nextTick(emitListening, server);
}
function openListener(server, host, port, backlog) {
  const handle = TcpHandle.open(true, host);
  if (typeof handle === 'number') return { error: handle };
  const error = handle.listen(host, port, backlog || 511, (client) => onConnection(server, client));
  if (error < 0) handle.close();
  return { handle, error };
}
function emitListening(server) {
  if (server._handle) server.emit('listening');
}

function tellDropped(server, client) {
  const local = client.getsockname(), remote = client.getpeername();
  server.emit('drop', {
    localAddress: local?.address, localPort: local?.port, localFamily: local?.family,
    remoteAddress: remote?.address, remotePort: remote?.port, remoteFamily: remote?.family,
  });
}

function onConnection(server, client) {
  if (typeof client === 'number') return void server.emit('error', errnoException(client, 'accept'));
  if (server.maxConnections != null && server._connections >= server.maxConnections) {
    if (isAtLeast(16)) tellDropped(server, client);
    return void client.close();
  }
  const socket = new Socket({
    handle: client, allowHalfOpen: server.allowHalfOpen, pauseOnCreate: server.pauseOnConnect, readable: true,
    writable: true, readableHighWaterMark: server.highWaterMark, writableHighWaterMark: server.highWaterMark,
  });
  socketOptions.applyServers(server, socket);
  server._connections++;
  socket.server = server;
  socket._server = server;
  server.emit('connection', socket);
}

ObjectDefineProperty(Server.prototype, 'listening', {
  __proto__: null, configurable: true, enumerable: true,
  get() { return !!this._handle; },
});
Server.prototype.address = function address() { return this._handle ? this._handle.getsockname() : null; };
Server.prototype.getConnections = function getConnections(callback) {
  require('process').nextTick(callback, null, this._connections);
  return this;
};

Server.prototype.close = function close(callback) {
  this._listeningId++;
  if (typeof callback === 'function') {
    if (this._handle) this.once('close', callback);
    else this.once('close', () => callback(new codes.ERR_SERVER_NOT_RUNNING()));
  }
  if (this._handle) {
    this._handle.close();
    this._handle = null;
  }
  this._emitCloseIfDrained();
  return this;
};
Server.prototype._emitCloseIfDrained = function _emitCloseIfDrained() {
  if (this._handle || this._connections) return;
  require('process').nextTick(emitClose, this);
};
function emitClose(server) { server.emit('close'); }
Server.prototype[SymbolAsyncDispose ?? SymbolFor('nodejs.asyncDispose')] = async function () {
  if (!this._handle) return;
  await new Promise((resolve, reject) => this.close((error) => (error ? reject(error) : resolve())));
};
Server.prototype.ref = function ref() {
  this._unref = false;
  this._handle?.ref();
  return this;
};
Server.prototype.unref = function unref() {
  this._unref = true;
  this._handle?.unref();
  return this;
};

// What an async listener threw, with captureRejections.
Server.prototype[SymbolFor('nodejs.rejection')] = function (error, event, socket) {
  if (event === 'connection') socket.destroy(error);
  else this.emit('error', error);
};

function createServer(options, connectionListener) { return new Server(options, connectionListener); }
function connect(...args) {
  const { options } = connecting.normalize(args);
  const socket = new Socket(options);
  if (options.timeout) socket.setTimeout(options.timeout);
  return primordials.ReflectApply(socket.connect, socket, args);
}

module.exports = {
  BlockList, SocketAddress,
  Server, Socket, Stream: Socket, createServer, connect, createConnection: connect, isIP, isIPv4, isIPv6,
  getDefaultAutoSelectFamily: connecting.getDefaultAutoSelectFamily,
  setDefaultAutoSelectFamily: connecting.setDefaultAutoSelectFamily,
  getDefaultAutoSelectFamilyAttemptTimeout: connecting.getDefaultAutoSelectFamilyAttemptTimeout,
  setDefaultAutoSelectFamilyAttemptTimeout: connecting.setDefaultAutoSelectFamilyAttemptTimeout,
};
