'use strict';
// How a socket comes to its connection: the forms of connect() and listen(), the look-up of the name, and one
// attempt after the other where a name has several addresses.

const {
  AggregateError, ArrayIsArray, ArrayPrototypeIncludes, ArrayPrototypePush, MathMax, Number,
} = primordials;
const { codes } = require('errors');
const { withoutFrames } = require('internal/error_stack');
const { validateFunction, validateNumber, validatePort } = require('internal/validators');
const { isIP } = require('internal/net/address');
const { isAtLeast } = require('internal/versions');

// Node 20 began to try all addresses by default.
let triesAll = isAtLeast(20);
let attemptTimeoutMs = 250;

// { options, callback } of (port, host, callback), (options, callback), (path, callback).
function normalize(args) {
  let options = {};
  const first = args[0];
  if (typeof first === 'object' && first !== null) {
    options = first;
  } else if (typeof first === 'string' && !(Number(first) >= 0)) {
    options.path = first;
  } else if (args.length > 0 && typeof first !== 'function') {
    options.port = first;
    if (args.length > 1 && typeof args[1] === 'string') options.host = args[1];
  }
  const last = args[args.length - 1];
  return { options, callback: typeof last === 'function' ? last : null };
}

function connectTo(socket, address, port) {
  socket.emit('connectionAttempt', address, port, isIP(address));
  const onDone = (status) => socket._afterConnect(status, address, port);
  const error = socket._handle.connect(address, port, onDone, socket._site);
  if (error < 0) socket.destroy(require('internal/net/socket').connectError(error, address, port));
}

function lookupAndConnect(socket, options) {
  if (options.path != null) {
    return void require('process').nextTick(() => {
      socket.destroy(require('errors').exceptionWithHostPort('ENOENT', 'connect', options.path));
    });
  }
  const host = options.host || 'localhost';
  let { port } = options;
  if (typeof host !== 'string' && isAtLeast(22)) throw new codes.ERR_INVALID_ARG_TYPE('options.host', 'string', host);
  if (options.localAddress && !isIP(options.localAddress)) {
    throw new codes.ERR_INVALID_IP_ADDRESS(options.localAddress);
  }
  if (options.localPort) validateNumber(options.localPort, 'options.localPort');
  if (port !== undefined) {
    if (typeof port !== 'number' && typeof port !== 'string') {
      throw new codes.ERR_INVALID_ARG_TYPE('options.port', ['number', 'string'], port);
    }
    validatePort(port);
  }
  port |= 0;
  socket._site = binding.fs.here();
  binding.modules.spendOn('connecting');
  if (isIP(host)) {
    return void require('process').nextTick(() => {
      if (socket.connecting) connectTo(socket, host, port);
    });
  }
  if (options.lookup != null) validateFunction(options.lookup, 'options.lookup');
  const lookup = options.lookup || require('dns').lookup;
  const family = options.family === 'IPv4' ? 4 : options.family === 'IPv6' ? 6 : options.family;
  socket._host = host;
  const all = family !== 4 && family !== 6 && (options.autoSelectFamily ?? triesAll);
  if (all) return lookupAll(socket, lookup, host, port, options);
  lookup(host, { family, hints: 32 }, (error, address, addressFamily) => {
    socket.emit('lookup', error, address, addressFamily, host);
    if (!socket.connecting) return;
    if (!error && !isIP(address)) error = new codes.ERR_INVALID_IP_ADDRESS(address);
    if (error) {
      if (!isAtLeast(12)) {
        error.host = options.host;
        error.port = options.port;
        error.message += ` ${host}:${options.port}`;
      }
      return void require('process').nextTick(() => socket.destroy(error));
    }
    socket._unrefTimer();
    connectTo(socket, address, port);
  });
}

// The families take turns, beginning with the first address's.
function inTurns(addresses) {
  const lists = [[], []];
  for (let i = 0; i < addresses.length; i++) {
    const { address, family } = addresses[i];
    const list = lists[family === addresses[0].family ? 0 : 1];
    if (isIP(address) && !ArrayPrototypeIncludes(list, address)) ArrayPrototypePush(list, address);
  }
  const result = [];
  for (let i = 0; i < MathMax(lists[0].length, lists[1].length); i++) {
    for (let k = 0; k < 2; k++) {
      if (i < lists[k].length) ArrayPrototypePush(result, lists[k][i]);
    }
  }
  return result;
}

function lookupAll(socket, lookup, host, port, options) {
  lookup(host, { family: options.family, hints: 32, all: true }, (error, addresses) => {
    if (!socket.connecting) return;
    if (!error && !ArrayIsArray(addresses)) error = new codes.ERR_INVALID_IP_ADDRESS(addresses);
    if (error) {
      socket.emit('lookup', error, undefined, undefined, host);
      return void require('process').nextTick(() => socket.destroy(error));
    }
    for (let i = 0; i < addresses.length; i++) {
      socket.emit('lookup', null, addresses[i].address, addresses[i].family, host);
      if (!socket.connecting) return;
    }
    const targets = inTurns(addresses);
    socket._unrefTimer();
    if (targets.length === 1) return connectTo(socket, targets[0], port);
    if (targets.length === 0) {
      const invalid = new codes.ERR_INVALID_IP_ADDRESS(addresses[0]?.address);
      return void require('process').nextTick(() => socket.destroy(invalid));
    }
    socket.autoSelectFamilyAttemptedAddresses = [];
    const timeoutMs = MathMax(10, options.autoSelectFamilyAttemptTimeout ?? attemptTimeoutMs);
    attempt({ socket, targets, port, timeoutMs, next: 0, errors: [], timer: null });
  });
}

function attempt(context) {
  const { socket, targets, port } = context;
  const { clearTimeout, setTimeout } = require('timers');
  clearTimeout(context.timer);
  if (context.next === targets.length) {
    const { errors } = context;
    const error = errors.length === 0 ? new codes.ERR_SOCKET_CONNECTION_TIMEOUT() : allFailed(errors);
    return void socket.destroy(error);
  }
  const current = context.next++;
  const address = targets[current];
  if (current > 0) socket._openHandle(address);
  const handle = socket._handle;
  socket.emit('connectionAttempt', address, port, isIP(address));
  ArrayPrototypePush(socket.autoSelectFamilyAttemptedAddresses, `${address}:${port}`);
  const fail = (status) => {
    const error = require('internal/net/socket').connectError(status, address, port);
    ArrayPrototypePush(context.errors, error);
    socket.emit('connectionAttemptFailed', address, port, isIP(address), error);
    if (socket.connecting && current === context.next - 1) attempt(context);
  };
  const result = handle.connect(address, port, (status) => {
    if (current !== context.next - 1) return;  // given up meanwhile
    clearTimeout(context.timer);
    if (status < 0) fail(status);
    else socket._afterConnect(status, address, port);
  }, socket._site);
  if (result < 0) return fail(result);
  if (context.next < targets.length) {
    context.timer = setTimeout(() => {
      if (socket.connecting && current === context.next - 1) {
        socket.emit('connectionAttemptTimeout', address, port, isIP(address));
        attempt(context);
      }
    }, context.timeoutMs);
  }
}

class NodeAggregateError extends AggregateError {
  constructor(errors, message) {
    super(errors, message);
    this.code = errors[0]?.code;
  }
  get ['constructor']() { return AggregateError; }
}
function allFailed(errors) {
  return withoutFrames(() => new NodeAggregateError(errors));
}

module.exports = {
  normalize, lookupAndConnect,
  getDefaultAutoSelectFamily: () => triesAll,
  setDefaultAutoSelectFamily(value) { triesAll = value; },
  getDefaultAutoSelectFamilyAttemptTimeout: () => attemptTimeoutMs,
  setDefaultAutoSelectFamilyAttemptTimeout(value) { attemptTimeoutMs = MathMax(10, value); },
};
