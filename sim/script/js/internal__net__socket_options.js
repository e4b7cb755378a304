'use strict';
// What a script asks of its sockets' TCP: setNoDelay() and setKeepAlive(), and the options of these names. From Node 16
// on a socket remembers it until it has a handle, and asks once more when it is connected; before, a listener does.

const { Boolean, ReflectApply, Symbol } = primordials;
const { validateNumber } = require('internal/validators');
const { isAtLeast } = require('internal/versions');

const kSetNoDelay = Symbol('kSetNoDelay');
const kSetKeepAlive = Symbol('kSetKeepAlive');
const kSetKeepAliveInitialDelay = Symbol('kSetKeepAliveInitialDelay');
const kSetKeepAliveInterval = Symbol('kSetKeepAliveInterval'), kSetKeepAliveCount = Symbol('kSetKeepAliveCount');

const remembers = isAtLeast(16), hasProbes = isAtLeast(24);
const toSeconds = (msecs) => ~~(msecs / 1000);

// Of a socket's and of a server's options: in whole seconds.
function initialDelayOf(options) {
  const delay = options.keepAliveInitialDelay;
  if (delay === undefined) return 0;
  validateNumber(delay, 'options.keepAliveInitialDelay');
  return delay < 0 ? 0 : toSeconds(delay);
}

function initialize(socket, options) {
  if (isAtLeast(12)) socket[kSetNoDelay] = remembers && Boolean(options.noDelay);
  if (!remembers) return;
  socket[kSetKeepAlive] = Boolean(options.keepAlive);
  socket[kSetKeepAliveInitialDelay] = initialDelayOf(options);
}

// It is connected: what was asked for before counts now.
function apply(socket) {
  if (!remembers) return;
  if (socket[kSetNoDelay]) socket._handle.setNoDelay?.(true);
  if (!socket[kSetKeepAlive]) return;
  socket._handle.setKeepAlive?.(true, socket[kSetKeepAliveInitialDelay], socket[kSetKeepAliveInterval],
    socket[kSetKeepAliveCount]);
}

function initializeServer(server, options) {
  if (!remembers) return;
  server.noDelay = Boolean(options.noDelay);
  server.keepAlive = Boolean(options.keepAlive);
  server.keepAliveInitialDelay = initialDelayOf(options);
}
// A server has accepted it.
function applyServers(server, socket) {
  if (server.noDelay) {
    socket[kSetNoDelay] = true;
    socket._handle.setNoDelay(true);
  }
  if (server.keepAlive) {
    socket[kSetKeepAlive] = true;
    socket[kSetKeepAliveInitialDelay] = server.keepAliveInitialDelay;
    socket._handle.setKeepAlive(true, server.keepAliveInitialDelay);
  }
}

function setNoDelay(enable) {
  const value = Boolean(enable === undefined ? true : enable);
  if (!this._handle) {
    if (remembers) this[kSetNoDelay] = value;
    else this.once('connect', enable ? this.setNoDelay : () => this.setNoDelay(enable));
    return this;
  }
  if (!this._handle.setNoDelay) return this;
  if (!isAtLeast(12)) this._handle.setNoDelay(value);
  else if (value !== this[kSetNoDelay]) {
    this[kSetNoDelay] = value;
    this._handle.setNoDelay(value);
  }
  return this;
}

function keepAlive(enable, initialDelayMsecs, intervalMsecs, count) {
  if (hasProbes && enable !== null && typeof enable === 'object') {
    ({ enable, initialDelay: initialDelayMsecs, interval: intervalMsecs, count } = enable);
  }
  if (!remembers && !this._handle) {
    this.once('connect', () => this.setKeepAlive(enable, initialDelayMsecs));
    return this;
  }
  if (this._handle && !this._handle.setKeepAlive) return this;
  const isOn = Boolean(enable), delay = toSeconds(initialDelayMsecs);
  const interval = hasProbes && intervalMsecs !== undefined ? toSeconds(intervalMsecs) : undefined;
  const hasDelays = delay === this[kSetKeepAliveInitialDelay] && interval === this[kSetKeepAliveInterval] &&
    count === this[kSetKeepAliveCount];
  const isKnown = isOn === this[kSetKeepAlive] && (!isOn || hasDelays);
  if (remembers && this._handle && isKnown) return this;
  if (remembers) {
    this[kSetKeepAlive] = isOn;
    this[kSetKeepAliveInitialDelay] = delay;
  }
  if (hasProbes) {
    this[kSetKeepAliveInterval] = interval;
    this[kSetKeepAliveCount] = count;
  }
  this._handle?.setKeepAlive(isOn, delay, interval, count);
  return this;
}

const setKeepAlive = hasProbes ? keepAlive : function (enable, initialDelayMsecs) {
  return ReflectApply(keepAlive, this, [enable, initialDelayMsecs]);
};

module.exports = { apply, applyServers, initialize, initializeServer, setKeepAlive, setNoDelay };
