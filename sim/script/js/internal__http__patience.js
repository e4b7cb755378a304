'use strict';
// Clients that take too long to say what they want: since Node 18 a server looks for them now and then. Every server
// of Node's does; here only one that was given limits of its own, so that a run with a server can come to an end.

const { ArrayPrototypePush, MathMin, NumberIsFinite, Symbol } = primordials;
const { codes } = require('errors');
const { validateInteger } = require('internal/validators');
const { isAtLeast } = require('internal/versions');
const { clearInterval, setInterval } = require('timers');

const since18 = isAtLeast(18);
const { nowMs } = binding.process;

const kChecks = Symbol('checks'), kSaying = Symbol('saying');
const usual = { __proto__: null, requestTimeout: 300000, headersTimeout: 60000, connectionsCheckingInterval: 30000 };

// Until 16 they are no options. limit(name, default) stores one that is.
function storeLimits(server, options, limit) {
  if (!since18) {
    if (isAtLeast(14)) server.requestTimeout = 0;
    server.headersTimeout = isAtLeast(12) ? 60000 : 40000;
    server.keepAliveTimeout = 5000;
    return;
  }
  limit('requestTimeout', usual.requestTimeout);
  limit('headersTimeout', MathMin(usual.headersTimeout, server.requestTimeout));
  limit('keepAliveTimeout', 5000);
  storeBuffer(server, options);
  limit('connectionsCheckingInterval', usual.connectionsCheckingInterval);
  if (server.requestTimeout > 0 && server.headersTimeout > server.requestTimeout) {
    throw new codes.ERR_OUT_OF_RANGE('headersTimeout', '<= requestTimeout', options.headersTimeout);
  }
}

function hasLimits(server) {
  if (server.requestTimeout === 0 && server.headersTimeout === 0) return false;
  for (const name in usual) if (server[name] !== usual[name]) return true;
  return false;
}

// From here on expire(socket) is called for each whose time is over, once.
function beginChecks(server, sockets, expire) {
  endChecks(server);
  if (!since18 || !hasLimits(server)) return;
  server[kChecks] = setInterval(() => {
    const expired = [];
    sockets.forEach((socket) => { if (isExpired(server, socket[kSaying])) ArrayPrototypePush(expired, socket); });
    for (let i = 0; i < expired.length; i++) expire(expired[i]);
  }, server.connectionsCheckingInterval);
  server[kChecks].unref();
}
function endChecks(server) {
  clearInterval(server[kChecks]);
  server[kChecks] = undefined;
}

function isExpired(server, saying) {
  if (saying === undefined || saying.isOver || saying.request?.complete) return false;
  const age = nowMs() - saying.since;
  const { headersTimeout, requestTimeout } = server;
  saying.isOver = (saying.request === undefined && headersTimeout > 0 && age > headersTimeout) ||
    (requestTimeout > 0 && age > requestTimeout);
  return saying.isOver;
}

// ---- how long a connection without a request is kept: from 20.20 on a little longer than the client was told

const bufferMs = isAtLeast(20, 3) ? 1000 : 0;
const hasBufferOption = isAtLeast(22);
const orElse = (value, fallback) => (NumberIsFinite(value) && value >= 0 ? value : fallback);
function storeBuffer(server, options) {
  if (!hasBufferOption) return;
  if (options.keepAliveTimeoutBuffer !== undefined) {
    validateInteger(options.keepAliveTimeoutBuffer, 'keepAliveTimeoutBuffer', 0);
  }
  server.keepAliveTimeoutBuffer = options.keepAliveTimeoutBuffer ?? bufferMs;
}
function keptAliveMs(server) {
  if (!hasBufferOption) return server.keepAliveTimeout ? server.keepAliveTimeout + bufferMs : 0;
  const toldMs = orElse(server.keepAliveTimeout, 0);
  return toldMs && toldMs + orElse(server.keepAliveTimeoutBuffer, bufferMs);
}

// ---- what a connection tells of itself, if its server has limits

function connected(server, socket) {
  if (server[kChecks]) socket[kSaying] = { since: nowMs(), hasBegun: false, request: undefined, isOver: false };
}
// Bytes have come: a request begins, or goes on.
function says(socket) {
  const saying = socket[kSaying];
  if (saying === undefined || !(saying.request === undefined ? !saying.hasBegun : saying.request.complete)) return;
  saying.since = nowMs();
  saying.hasBegun = true;
  saying.request = undefined;
}
// Its head is there.
function hasSaid(socket, request) {
  if (socket[kSaying] !== undefined) socket[kSaying].request = request;
}

module.exports = { beginChecks, endChecks, storeLimits, keptAliveMs, connected, says, hasSaid };
