'use strict';
// dns: lookup() asks getaddrinfo on the pool (rule T4). There is no name server in the simulated network, so
// the resolve family finds none.

const {
  Error, ObjectDefineProperty, Promise, PromiseResolve, StringPrototypeSlice, StringPrototypeToUpperCase,
} = primordials;
const { codes, dnsException } = require('errors');
const {
  validateBoolean, validateFunction, validateNumber, validateOneOf, validateString,
} = require('internal/validators');
const { isIP } = require('internal/net/address');
const { customPromisifyArgs } = require('internal/promisify');

const none = { __proto__: null };
const ADDRCONFIG = 32, ALL = 16, V4MAPPED = 8;

// { family, all } however lookup got them.
function lookupOptionsOf(options) {
  if (typeof options === 'number') {
    validateOneOf(options, 'family', [0, 4, 6]);
    return { family: options, all: false };
  }
  if (options !== undefined && typeof options !== 'object') {
    throw new codes.ERR_INVALID_ARG_TYPE('options', ['integer', 'object'], options);
  }
  const { hints, family = 0, all = false, verbatim } = options ?? none;
  if (hints != null) {
    validateNumber(hints, 'options.hints');
    if ((hints & ~(ADDRCONFIG | ALL | V4MAPPED)) !== 0) throw new codes.ERR_INVALID_ARG_VALUE('hints', hints);
  }
  if (all != null) validateBoolean(all, 'options.all');
  if (verbatim != null) validateBoolean(verbatim, 'options.verbatim');
  if (family === 'IPv4' || family === 'IPv6') return { family: family === 'IPv4' ? 4 : 6, all };
  if (family != null) validateOneOf(family, 'options.family', [0, 4, 6]);
  return { family: family || 0, all };
}

// Errors that the loop brings have no stack.
function lookupError(number, hostname) {
  const limit = Error.stackTraceLimit;
  Error.stackTraceLimit = 0;
  const error = dnsException(number, 'getaddrinfo', hostname);
  Error.stackTraceLimit = limit;
  return error;
}

function toResult(addresses) {
  const list = [];
  for (let i = 0; i < addresses.length; i++) {
    list[i] = { address: addresses[i], family: isIP(addresses[i]) };
  }
  return list;
}

function lookup(hostname, options, callback) {
  if (hostname) validateString(hostname, 'hostname');
  if (typeof options === 'function') {
    callback = options;
    options = undefined;
  } else {
    validateFunction(callback, 'callback');
  }
  const { family, all } = lookupOptionsOf(options);
  const { nextTick } = require('process');
  if (!hostname) {
    if (all) nextTick(callback, null, []);
    else nextTick(callback, null, null, family === 6 ? 6 : 4);
    return {};
  }
  const given = isIP(hostname);
  if (given !== 0) {
    if (all) nextTick(callback, null, [{ address: hostname, family: given }]);
    else nextTick(callback, null, hostname, given);
    return {};
  }
  binding.dns.lookup(hostname, family, (result) => {
    if (typeof result === 'number') return callback(lookupError(result, hostname));
    if (all) callback(null, toResult(result));
    else callback(null, result[0], family || isIP(result[0]));
  }, undefined);
  return {};
}
ObjectDefineProperty(lookup, customPromisifyArgs, { __proto__: null, value: ['address', 'family'] });

// ---- queries to a name server

const queries = {
  __proto__: null,
  resolve4: 'queryA', resolve6: 'queryAaaa', resolveAny: 'queryAny', resolveCaa: 'queryCaa',
  resolveCname: 'queryCname', resolveMx: 'queryMx', resolveNaptr: 'queryNaptr', resolveNs: 'queryNs',
  resolvePtr: 'queryPtr', resolveSoa: 'querySoa', resolveSrv: 'querySrv', resolveTxt: 'queryTxt',
  reverse: 'getHostByAddr',
};
function query(syscall, hostname, callback) {
  validateString(hostname, 'name');
  validateFunction(callback, 'callback');
  const error = new Error(`${syscall} ECONNREFUSED ${hostname}`);
  error.errno = undefined;
  error.code = 'ECONNREFUSED';
  error.syscall = syscall;
  error.hostname = hostname;
  require('timers').setImmediate(callback, error);
}
const resolvers = {};
for (const name in queries) {
  resolvers[name] = (hostname, options, callback) => query(queries[name], hostname, callback ?? options);
}
function resolve(hostname, type, callback) {
  if (typeof type === 'function') return query('queryA', hostname, type);
  validateString(type, 'rrtype');
  const upper = StringPrototypeToUpperCase(type);
  const name = upper === 'A' ? 'resolve4' : upper === 'AAAA' ? 'resolve6' :
    `resolve${upper[0]}${primordials.StringPrototypeToLowerCase(StringPrototypeSlice(upper, 1))}`;
  if (queries[name] === undefined) throw new codes.ERR_INVALID_ARG_VALUE('rrtype', type);
  query(queries[name], hostname, callback);
}

// Names of addresses: nobody in the simulated network knows any.
function lookupService(address, port, callback) {
  if (arguments.length !== 3) throw new codes.ERR_MISSING_ARGS('address', 'port', 'callback');
  if (isIP(address) === 0) throw new codes.ERR_INVALID_ARG_VALUE('address', address);
  require('internal/validators').validatePort(port);
  validateFunction(callback, 'callback');
  const error = dnsException('ENOTFOUND', 'getnameinfo', address);
  require('timers').setImmediate(callback, error);
}

let order = 'verbatim';
function setDefaultResultOrder(value) {
  validateOneOf(value, 'dnsOrder', ['verbatim', 'ipv4first', 'ipv6first']);
  order = value;
}

class Resolver {
  cancel() {}
  getServers() { return []; }
  setServers() {}
  setLocalAddress() {}
  resolve(hostname, type, callback) { resolve(hostname, type, callback); }
}
for (const name in queries) Resolver.prototype[name] = resolvers[name];

const promises = {
  lookup(hostname, options) {
    if (hostname) validateString(hostname, 'hostname');
    const { family, all } = lookupOptionsOf(options);
    const given = hostname ? isIP(hostname) : (family === 6 ? 6 : 4);
    // What needs no name server settles at once, where the callback of lookup() waits for a tick.
    if (given !== 0) {
      const found = { address: hostname || null, family: given };
      return PromiseResolve(all ? (hostname ? [found] : []) : found);
    }
    return new Promise((fulfil, reject) => {
      lookup(hostname, options, (error, address, family) => {
        if (error) reject(error);
        else fulfil(all ? address : { address, family });
      });
    });
  },
  resolve: (hostname, type = 'A') => new Promise((fulfil, reject) => {
    resolve(hostname, type, (error, records) => (error ? reject(error) : fulfil(records)));
  }),
  setDefaultResultOrder,
  getDefaultResultOrder: () => order,
  getServers: () => [],
  setServers() {},
  lookupService: (address, port) => new Promise((fulfil, reject) => {
    lookupService(address, port, (error) => (error ? reject(error) : fulfil()));
  }),
};
promises.Resolver = class Resolver {
  cancel() {}
  getServers() { return []; }
  setServers() {}
  setLocalAddress() {}
  resolve(hostname, type) { return promises.resolve(hostname, type); }
};
for (const name in queries) {
  promises.Resolver.prototype[name] = (hostname) => promises[name](hostname);
  promises[name] = (hostname) => new Promise((fulfil, reject) => {
    query(queries[name], hostname, (error, records) => (error ? reject(error) : fulfil(records)));
  });
}

const errorNames = [
  'NODATA', 'FORMERR', 'SERVFAIL', 'NOTFOUND', 'NOTIMP', 'REFUSED', 'BADQUERY', 'BADNAME', 'BADFAMILY',
  'BADRESP',
  'CONNREFUSED', 'TIMEOUT', 'EOF', 'FILE', 'NOMEM', 'DESTRUCTION', 'BADSTR', 'BADFLAGS', 'NONAME', 'BADHINTS',
  'NOTINITIALIZED', 'LOADIPHLPAPI', 'ADDRGETNETWORKPARAMS', 'CANCELLED',
];
const errorCodes = {};
for (let i = 0; i < errorNames.length; i++) {
  errorCodes[errorNames[i]] = promises[errorNames[i]] = `E${errorNames[i]}`;
}

module.exports = {
  lookup, lookupService, resolve, ...resolvers, Resolver, promises,
  setDefaultResultOrder, getDefaultResultOrder: () => order,
  getServers: () => [], setServers() {}, ADDRCONFIG, ALL, V4MAPPED, ...errorCodes,
};
