'use strict';
// dns.Resolver and dns.promises.Resolver: the same questions, answered to a callback or by a promise.

const { ArrayPrototypePush, Error, NumberParseInt, Promise, RegExpPrototypeExec } = primordials;
const { codes } = require('errors');
const { withoutFrames } = require('internal/error_stack');
const {
  validateArray, validateCallback, validateInt32, validateString, validateUint32,
} = require('internal/validators');
const { isIP } = require('internal/net/address');
const { isAtLeast } = require('internal/versions');
const { Channel } = require('internal/dns/channel');
const { kinds, reverseName, toResult } = require('internal/dns/records');

const portDefault = 53;

// "1.2.3.4", "1.2.3.4:53", "::1" or "[::1]:53".
function serverOf(text, index) {
  validateString(text, `servers[${index}]`);
  if (isIP(text) !== 0) return { host: text, port: portDefault };
  const match = RegExpPrototypeExec(/^\[([^[\]]*)\](?::(\d+))?$/, text) ??
    RegExpPrototypeExec(/^([^:]*):(\d+)$/, text);
  if (match === null || isIP(match[1]) === 0) throw new codes.ERR_INVALID_IP_ADDRESS(text);
  const port = match[2] === undefined ? portDefault : NumberParseInt(match[2], 10);
  if (port > 65535 && isAtLeast(24)) throw new codes.ERR_SOCKET_BAD_PORT('Port', port, true);
  return { host: match[1], port: port & 65535 };
}
function serverText({ host, port }) {
  if (port === portDefault) return host;
  return isIP(host) === 6 ? `[${host}]:${port}` : `${host}:${port}`;
}

// Errors that name servers bring have a stack of nothing.
function queryError(code, syscall, hostname) {
  const error = withoutFrames(() => new Error(`${syscall} ${code} ${hostname}`));
  error.errno = !isAtLeast(14) ? code : code === 'EINVAL' ? -22 : undefined;  // one of libuv's, or c-ares'
  error.code = code;
  error.syscall = syscall;
  error.hostname = hostname;
  return error;
}

class ResolverBase {
  #channel;

  constructor(options = undefined) {
    const { timeout = -1, tries = 4, maxTimeout = 0 } = { ...options };
    validateInt32(timeout, 'options.timeout', -1);
    validateInt32(tries, 'options.tries', 1);
    if (isAtLeast(22)) validateUint32(maxTimeout, 'options.maxTimeout');
    this.#channel = new Channel(timeout, tries, maxTimeout);
  }
  cancel() { this.#channel.cancel(); }
  getServers() {
    const texts = [];
    for (let i = 0; i < this.#channel.servers.length; i++) {
      ArrayPrototypePush(texts, serverText(this.#channel.servers[i]));
    }
    return texts;
  }
  setServers(servers) {
    validateArray(servers, 'servers');
    const list = [];
    for (let i = 0; i < servers.length; i++) ArrayPrototypePush(list, serverOf(servers[i], i));
    if (this.#channel.queries.length !== 0) {
      throw new codes.ERR_DNS_SET_SERVERS_FAILED('There are pending queries.', servers);
    }
    this.#channel.servers = list;
  }
  setLocalAddress(ipv4, ipv6 = undefined) {
    validateString(ipv4, 'ipv4');
    if (ipv6 !== undefined) validateString(ipv6, 'ipv6');
  }
  // settle(error, or null and the result)
  static ask(resolver, kind, hostname, withTtl, settle) {
    const isReverse = kind === kinds.reverse;
    if (isReverse && isIP(hostname) === 0) throw queryError('EINVAL', kind.syscall, hostname);
    const name = isReverse ? reverseName(hostname) : require('punycode').toASCII(hostname);
    resolver.#channel.ask(name, kind.type, (code, records) => {
      if (code !== null) settle(queryError(code, kind.syscall, hostname));
      else settle(null, toResult(kind, records, withTtl));
    });
  }
}

// The kind of question that a type such as "MX" asks.
function kindOf(type) {
  validateString(type, 'rrtype');
  for (const name in kinds) {
    if (kinds[name].type === type && name !== 'reverse') return kinds[name];
  }
  throw new codes.ERR_INVALID_ARG_VALUE('rrtype', type);
}
const isTtlAsked = (options) => !!(options && options.ttl);

class QueryReqWrap {
  constructor(bindingName, callback, hostname, ttl) {
    this.bindingName = bindingName;
    this.callback = callback;
    this.hostname = hostname;
    this.ttl = ttl;
  }
}
function askWithCallback(resolver, kind, hostname, options, callback) {
  validateString(hostname, 'name');
  validateCallback(callback, 'callback');
  const ttl = isTtlAsked(options);
  ResolverBase.ask(resolver, kind, hostname, ttl, (error, result) => {
    if (error !== null) callback(error);
    else callback(null, result);
  });
  return new QueryReqWrap(kind.syscall, callback, hostname, ttl);
}
class Resolver extends ResolverBase {
  resolve(hostname, type, callback) {
    if (typeof type === 'function') return askWithCallback(this, kinds.resolve4, hostname, undefined, type);
    return askWithCallback(this, kindOf(type), hostname, undefined, callback);
  }
}

function askWithPromise(resolver, kind, hostname, options) {
  validateString(hostname, 'name');
  return new Promise((fulfil, reject) => {
    ResolverBase.ask(resolver, kind, hostname, isTtlAsked(options), (error, result) => {
      if (error !== null) reject(error);
      else fulfil(result);
    });
  });
}
class PromisesResolver extends ResolverBase {
  resolve(hostname, type = 'A') { return askWithPromise(this, kindOf(type), hostname, undefined); }
}

for (const name in kinds) {
  const kind = kinds[name];
  Resolver.prototype[name] = function(hostname, options, callback) {
    if (arguments.length > 2) return askWithCallback(this, kind, hostname, options, callback);
    return askWithCallback(this, kind, hostname, undefined, options);
  };
  PromisesResolver.prototype[name] = function(hostname, options) {
    return askWithPromise(this, kind, hostname, options);
  };
}

module.exports = { Resolver, PromisesResolver };
