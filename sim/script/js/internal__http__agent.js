'use strict';
// http.Agent: connections of clients, by where they lead. One that is kept alive waits, not keeping the
// program alive, for the next request to the same place.

const {
  ArrayPrototypeIncludes, ArrayPrototypeIndexOf, ArrayPrototypePop, ArrayPrototypePush, ArrayPrototypeShift,
  ArrayPrototypeSplice, FunctionPrototypeCall, NumberParseInt, ObjectKeys, ObjectSetPrototypeOf,
  RegExpPrototypeExec, StringPrototypeSlice, Symbol,
} = primordials;
const EventEmitter = require('events');
const { callIn, currentContext } = require('internal/async_context');
const net = require('net');
const { codes } = require('errors');
const { validateNumber, validateOneOf } = require('internal/validators');
const { isAtLeast } = require('internal/versions');

const since12 = isAtLeast(12);
const since14 = isAtLeast(14);
const countsFreeSockets = isAtLeast(16);  // until 14 totalSocketCount is that of the sockets in use
const since20 = isAtLeast(20);
const guardsFreeSockets = isAtLeast(22);

const { emit } = binding.events;

const kOptions = Symbol('requestOptions');
const kContext = Symbol('kContext');  // of a request that waits for a socket: where it was made
const kOnConnect = Symbol('onConnect');  // of a socket that waits and is not connected yet
const unlimited = 1 / 0;

function Agent(options) {
  if (!(this instanceof Agent)) return new Agent(options);
  FunctionPrototypeCall(EventEmitter, this);
  this.defaultPort = 80;
  this.protocol = 'http:';
  this.options = { __proto__: null, ...options };
  if (isAtLeast(18)) this.options.noDelay ??= true;
  this.options.path = null;
  this.requests = { __proto__: null };
  this.sockets = { __proto__: null };
  this.freeSockets = { __proto__: null };
  this.keepAliveMsecs = this.options.keepAliveMsecs || 1000;
  this.keepAlive = this.options.keepAlive || false;
  this.maxSockets = this.options.maxSockets || Agent.defaultMaxSockets;
  this.maxFreeSockets = this.options.maxFreeSockets || 256;
  this.scheduling = this.options.scheduling || (isAtLeast(14) ? 'lifo' : 'fifo');
  if (since12) {
    this.maxTotalSockets = this.options.maxTotalSockets;
    this.totalSocketCount = 0;
  }
  validateOneOf(this.scheduling, 'scheduling', ['fifo', 'lifo']);
  if (this.maxTotalSockets !== undefined) validateTotal(this.maxTotalSockets);
  else if (since12) this.maxTotalSockets = unlimited;
  this.on('free', (socket, socketOptions) => onFree(this, socket, socketOptions));
}
ObjectSetPrototypeOf(Agent.prototype, EventEmitter.prototype);
ObjectSetPrototypeOf(Agent, EventEmitter);
Agent.defaultMaxSockets = unlimited;
Agent.prototype.createConnection = net.createConnection;

function validateTotal(most) {
  validateNumber(most, 'maxTotalSockets', isAtLeast(18) ? 1 : undefined);
  if (!(most > 0)) throw new codes.ERR_OUT_OF_RANGE('maxTotalSockets', '> 0', most);
}
function countSocket(agent, by) { if (since12) agent.totalSocketCount += by; }

function onFreeSocketError() {
  this.destroy();
  this.emit('agentRemove');
}

// What comes on a connection that waits belongs to no request, so it is destroyed.
function guard(socket) {
  if (socket.readableLength > 0) return void socket.destroy();
  if (socket.connecting) {
    socket[kOnConnect] = () => {
      socket[kOnConnect] = null;
      guard(socket);
    };
    socket.once('connect', socket[kOnConnect]);
  } else if (socket._handle) {
    socket._isGuarded = true;
    socket._read(0);
  }
}
function removeGuard(socket) {
  if (socket[kOnConnect]) socket.removeListener('connect', socket[kOnConnect]);
  socket[kOnConnect] = null;
  socket._isGuarded = false;
}

// A request is through with its connection.
function onFree(agent, socket, options) {
  const name = agent.getName(options);
  if (!socket.writable) return void socket.destroy();
  const waiting = agent.requests[name];
  if (waiting && waiting.length > 0) {
    const request = ArrayPrototypeShift(waiting);
    callIn(since14 ? request[kContext] : currentContext(), () => {
      socket._handle?.asyncReset?.();
      setRequestSocket(agent, request, socket);
    }, undefined, []);
    if (waiting.length === 0) delete agent.requests[name];
    return;
  }
  const request = socket._httpMessage;
  if (!request || !request.shouldKeepAlive || !agent.keepAlive) return void socket.destroy();
  const free = agent.freeSockets[name] || [];
  const count = free.length + (agent.sockets[name]?.length ?? 0);
  if (agent.totalSocketCount > agent.maxTotalSockets || count > agent.maxSockets ||
      free.length >= agent.maxFreeSockets || !agent.keepSocketAlive(socket)) {
    return void socket.destroy();
  }
  agent.freeSockets[name] = free;
  socket._httpMessage = null;
  agent.removeSocket(socket, options);
  socket.once('error', onFreeSocketError);
  if (guardsFreeSockets) guard(socket);
  ArrayPrototypePush(free, socket);
}

Agent.prototype.getName = function getName(options = {}) {
  let name = `${options.host || 'localhost'}:${options.port || ''}:${options.localAddress || ''}`;
  if (options.family === 4 || options.family === 6) name += `:${options.family}`;
  if (options.socketPath) name += `:${options.socketPath}`;
  return name;
};

Agent.prototype.addRequest = function addRequest(request, options) {
  options = { __proto__: null, ...options, ...this.options };
  if (options.socketPath) options.path = options.socketPath;
  const name = this.getName(options);
  this.sockets[name] ??= [];
  const free = this.freeSockets[name];
  let socket;
  if (free) {
    while (free.length > 0 && free[0].destroyed) ArrayPrototypeShift(free);
    socket = this.scheduling === 'fifo' ? ArrayPrototypeShift(free) : ArrayPrototypePop(free);
    if (free.length === 0) delete this.freeSockets[name];
  }
  const count = (free ? free.length : 0) + this.sockets[name].length;
  if (socket) {
    socket._handle?.asyncReset?.();
    this.reuseSocket(socket, request);
    setRequestSocket(this, request, socket);
    ArrayPrototypePush(this.sockets[name], socket);
    if (!countsFreeSockets) countSocket(this, 1);
  } else if (count < this.maxSockets && !(this.totalSocketCount >= this.maxTotalSockets)) {
    this.createSocket(request, options, (error, created) => {
      if (error) request.onSocket(created, error);
      else setRequestSocket(this, request, created);
    });
  } else {
    request[kOptions] = options;
    request[kContext] = currentContext();
    ArrayPrototypePush(this.requests[name] ??= [], request);
  }
};

Agent.prototype.createSocket = function createSocket(request, options, callback) {
  options = { __proto__: null, ...options, ...this.options };
  if (options.socketPath) options.path = options.socketPath;
  const name = this.getName(options);
  options._agentKey = name;
  options.encoding = null;
  let called = false;
  const onCreated = (error, socket) => {
    if (called) return;
    called = true;
    if (error) return callback(error);
    ArrayPrototypePush(this.sockets[name] ??= [], socket);
    countSocket(this, 1);
    watch(this, socket, options);
    callback(null, socket);
  };
  if (this.keepAlive && isAtLeast(16)) {
    options.keepAlive = this.keepAlive;
    options.keepAliveInitialDelay = this.keepAliveMsecs;
  }
  const socket = this.createConnection(options, onCreated);
  if (socket) onCreated(null, socket);
};

function watch(agent, socket, options) {
  const onSocketFree = () => emit(agent, 'free', socket, options);
  const onClose = () => {
    if (countsFreeSockets) countSocket(agent, -1);
    agent.removeSocket(socket, options);
  };
  const onTimeout = () => {
    const names = ObjectKeys(agent.freeSockets);
    for (let i = 0; i < names.length; i++) {
      if (ArrayPrototypeIncludes(agent.freeSockets[names[i]], socket)) return socket.destroy();
    }
  };
  const onRemove = () => {
    onClose();
    socket.removeListener('close', onClose);
    socket.removeListener('free', onSocketFree);
    socket.removeListener('timeout', onTimeout);
    socket.removeListener('agentRemove', onRemove);
  };
  socket.on('free', onSocketFree);
  socket.on('close', onClose);
  if (since12) socket.on('timeout', onTimeout);
  socket.on('agentRemove', onRemove);
}

function takeOut(agent, lists, name, socket) {
  const list = lists[name];
  const index = list ? ArrayPrototypeIndexOf(list, socket) : -1;
  if (index === -1) return;
  ArrayPrototypeSplice(list, index, 1);
  if (list.length === 0) delete lists[name];
  if (!countsFreeSockets) countSocket(agent, -1);
}
Agent.prototype.removeSocket = function removeSocket(socket, options) {
  const name = this.getName(options);
  takeOut(this, this.sockets, name, socket);
  if (!socket.writable) takeOut(this, this.freeSockets, name, socket);
  let request = this.requests[name]?.[0];
  if (!request) {
    const names = ObjectKeys(this.requests);
    if (names.length > 0 && !(this.sockets[names[0]]?.length > 0)) {
      request = this.requests[names[0]][0];
      options = request[kOptions];
    }
  }
  if (!request || !options) return;
  request[kOptions] = undefined;
  this.createSocket(request, options, (error, created) => {
    if (error) request.onSocket(created, error);
    else created.emit('free');
  });
};

const hintPattern = /^timeout=(\d+)/;
Agent.prototype.keepSocketAlive = function keepSocketAlive(socket) {
  socket.setKeepAlive(true, this.keepAliveMsecs);
  socket.unref();
  if (!since12) return true;
  let timeout = this.options.timeout || 0;
  let keeps = true;
  // From Node 20 on the agent reads when the server will let go of it, and from 20.3 on it is a second sooner.
  const hint = since20 ? socket._httpMessage?.res?.headers['keep-alive'] : undefined;
  const match = hint ? RegExpPrototypeExec(hintPattern, hint) : null;
  if (match) {
    const hinted = NumberParseInt(match[1], 10) * 1000 - (isAtLeast(20, 3) ? 1000 : 0);
    if (hinted <= 0 && isAtLeast(20, 3)) keeps = false;
    else if (hinted < timeout) timeout = hinted;
  }
  if (socket.timeout !== timeout) socket.setTimeout(timeout);
  return keeps;
};
Agent.prototype.reuseSocket = function reuseSocket(socket, request) {
  socket.removeListener('error', onFreeSocketError);
  if (guardsFreeSockets) removeGuard(socket);
  if (since12) request.reusedSocket = true;
  socket.ref();
};
Agent.prototype.destroy = function destroy() {
  const sets = [this.freeSockets, this.sockets];
  for (let i = 0; i < sets.length; i++) {
    const names = ObjectKeys(sets[i]);
    for (let k = 0; k < names.length; k++) {
      const list = primordials.ArrayPrototypeSlice(sets[i][names[k]] ?? []);
      for (let n = 0; n < list.length; n++) list[n].destroy();
    }
  }
};

function setRequestSocket(agent, request, socket) {
  request.onSocket(socket);
  const timeout = agent.options.timeout || 0;
  if (request.timeout === undefined || request.timeout === timeout) return;
  socket.setTimeout(request.timeout);
}

// Connections are kept alive by default from Node 19 on.
const keepsAlive = NumberParseInt(StringPrototypeSlice(binding.process.version, 1)) >= 19;
const globalAgent = keepsAlive ? new Agent({ keepAlive: true, scheduling: 'lifo', timeout: 5000 }) :
  new Agent();

module.exports = { Agent, globalAgent };
