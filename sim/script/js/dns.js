'use strict';
// dns: lookup() asks getaddrinfo on the pool, the resolve family name servers by sockets (rule T4). Without a
// name server in the scenario nobody answers on the simulated network.

const {
  ArrayPrototypePush, ArrayPrototypePushApply, ObjectDefineProperty, Promise, PromiseReject, PromiseResolve,
  ReflectApply, StringPrototypeStartsWith,
} = primordials;
const { codes, dnsException } = require('errors');
const {
  validateBoolean, validateCallback, validateNumber, validateOneOf, validatePort, validateString,
} = require('internal/validators');
const { isIP } = require('internal/net/address');
const { Resolver, PromisesResolver } = require('internal/dns/resolver');
const { kinds } = require('internal/dns/records');
const { isAtLeast } = require('internal/versions');
const { customPromisifyArgs } = require('internal/promisify');

const { nextTick } = binding.timers;

const none = { __proto__: null };
const ADDRCONFIG = 32, ALL = 16, V4MAPPED = 8;

// Node 17 began to keep the order of getaddrinfo.
let defaultOrder = isAtLeast(18) ? 'verbatim' : 'ipv4first';
const orders = ['verbatim', 'ipv4first', 'ipv6first'];

function checkHints(hints) {
  if ((hints & ~(ADDRCONFIG | ALL | V4MAPPED)) !== 0) throw new codes.ERR_INVALID_ARG_VALUE('hints', hints);
}
// Until Node 16 whatever was given became a number.
function olderOptionsOf(options) {
  const { hints, family, all, verbatim } = typeof options === 'object' ? options ?? none : none;
  checkHints(hints >>> 0);
  const wanted = (typeof options === 'object' ? family : options) >>> 0;
  validateOneOf(wanted, 'family', [0, 4, 6]);
  const order = typeof verbatim !== 'boolean' ? defaultOrder : verbatim ? 'verbatim' : 'ipv4first';
  return { family: wanted, all: all === true, order };
}
// { family, all, order } however lookup got them.
function lookupOptionsOf(options) {
  if (typeof options === 'number') {
    validateOneOf(options, 'family', [0, 4, 6]);
    return { family: options, all: false, order: defaultOrder };
  }
  if (!isAtLeast(18)) return olderOptionsOf(options);
  if (options !== undefined && typeof options !== 'object') {
    throw new codes.ERR_INVALID_ARG_TYPE('options', ['integer', 'object'], options);
  }
  const { hints, family = 0, verbatim, order: given } = options ?? none;
  const all = options?.all ?? false;
  if (hints != null) {
    validateNumber(hints, 'options.hints');
    checkHints(hints);
  }
  validateBoolean(all, 'options.all');
  if (verbatim != null) validateBoolean(verbatim, 'options.verbatim');
  if (given != null) validateOneOf(given, 'options.order', orders);
  const order = given ?? (verbatim == null ? defaultOrder : verbatim ? 'verbatim' : 'ipv4first');
  if (family === 'IPv4' || family === 'IPv6') return { family: family === 'IPv4' ? 4 : 6, all, order };
  if (family != null) validateOneOf(family, 'options.family', [0, 4, 6]);
  return { family: family || 0, all, order };
}

// Loaded when there is an error.
const errorFrom = (origin, make) => require('internal/error_origins').errorFrom(origin, make);
function lookupError(number, hostname, origin) {
  return errorFrom(origin, () => dnsException(number, 'getaddrinfo', hostname));
}

// { address, family } of each; those of the family that is to come first before the others.
function toResult(addresses, order) {
  const first = order === 'ipv4first' ? 4 : order === 'ipv6first' ? 6 : 0;
  const list = [], later = [];
  for (let i = 0; i < addresses.length; i++) {
    const entry = { address: addresses[i], family: isIP(addresses[i]) };
    ArrayPrototypePush(first === 0 || entry.family === first ? list : later, entry);
  }
  ArrayPrototypePushApply(list, later);
  return list;
}

// Until Node 24 no name at all meant no address, of which one is warned once.
let warnsOfNoName = isAtLeast(12);
function warnOfNoName(hostname) {
  if (!warnsOfNoName) return;
  warnsOfNoName = false;
  require('process').emitWarning(`The provided hostname "${hostname}" is not a valid hostname, and is supported ` +
    'in the dns module solely for compatibility.', 'DeprecationWarning', 'DEP0118');
}
const noName = (hostname) => new codes.ERR_INVALID_ARG_VALUE('hostname', hostname, 'must be a non-empty string');
function lookup(hostname, options, callback) {
  if (hostname) validateString(hostname, 'hostname');
  if (typeof options === 'function') {
    callback = options;
    options = undefined;
  } else {
    validateCallback(callback, 'callback');
  }
  if (!hostname && isAtLeast(26)) throw noName(hostname);
  const { family, all, order } = lookupOptionsOf(options);
  if (!hostname) {
    warnOfNoName(hostname);
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
  binding.modules.spendOn('name lookup');
  binding.dns.lookup(hostname, family, (result) => {
    if (typeof result === 'number') {
      return callback(lookupError(result, hostname, all ? 'lookupAll' : 'lookup'));
    }
    const list = toResult(result, order);
    if (all) callback(null, list);
    else callback(null, list[0].address, list[0].family);
  }, undefined);
  return {};
}
ObjectDefineProperty(lookup, customPromisifyArgs, { __proto__: null, value: ['address', 'family'] });

// Names of addresses: nobody in the simulated network knows any.
// Of the services that each machine knows by name, those that programs ask for.
const services = {
  __proto__: null, 20: 'ftp-data', 21: 'ftp', 22: 'ssh', 23: 'telnet', 25: 'smtp', 53: 'domain', 80: 'http', 110: 'pop3',
  123: 'ntp', 143: 'imap2', 389: 'ldap', 443: 'https', 993: 'imaps', 995: 'pop3s', 3306: 'mysql', 5432: 'postgresql',
};
function lookupService(address, port, callback) {
  if (arguments.length !== 3) throw new codes.ERR_MISSING_ARGS('address', 'port', 'callback');
  if (isIP(address) === 0) throw new codes.ERR_INVALID_ARG_VALUE('address', address);
  validatePort(port);
  validateCallback(callback, 'callback');
  const isLoopback = address === '::1' || StringPrototypeStartsWith(address, '127.');
  lookup('localhost', () => {
    if (isLoopback) callback(null, 'localhost', services[port] ?? `${port}`);
    else callback(errorFrom('lookupService', () => dnsException('ENOTFOUND', 'getnameinfo', address)));
  });
}

function setDefaultResultOrder(value) {
  validateOneOf(value, 'dnsOrder', orders);
  defaultOrder = value;
}

// What the module's own functions ask.
const system = new Resolver(), promisesSystem = new PromisesResolver();
const getServers = () => system.getServers();
function setServers(servers) {
  system.setServers(servers);
  promisesSystem.setServers(servers);
}
const resolvers = {}, promisesResolvers = {};
for (const name in { ...kinds, resolve: undefined }) {
  resolvers[name] = (...args) => ReflectApply(system[name], system, args);
  promisesResolvers[name] = (...args) => ReflectApply(promisesSystem[name], promisesSystem, args);
}

const promises = {
  lookup(hostname, options) {
    if (hostname) validateString(hostname, 'hostname');
    const { family, all } = lookupOptionsOf(options);
    if (!hostname && isAtLeast(26)) return PromiseReject(noName(hostname));
    if (!hostname) warnOfNoName(hostname);
    const given = hostname ? isIP(hostname) : (family === 6 ? 6 : 4);
    // What needs no name server settles at once, where the callback of lookup() waits for a tick.
    if (given !== 0) {
      const found = { address: hostname || null, family: given };
      return PromiseResolve(all ? (hostname ? [found] : []) : found);
    }
    return new Promise((fulfil, reject) => {
      lookup(hostname, options, (error, address, family) => {
        if (error) reject(lookupError(error.code, hostname, all ? 'promisedLookupAll' : 'promisedLookup'));
        else fulfil(all ? address : { address, family });
      });
    });
  },
  ...promisesResolvers,
  setDefaultResultOrder,
  getDefaultResultOrder: () => defaultOrder,
  getServers, setServers,
  lookupService: (address, port) => new Promise((fulfil, reject) => {
    lookupService(address, port, (error, hostname, service) => (error ? reject(error) : fulfil({ hostname, service })));
  }),
  Resolver: PromisesResolver,
};

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
  lookup, lookupService, ...resolvers, Resolver, promises, setDefaultResultOrder,
  getDefaultResultOrder: () => defaultOrder, getServers, setServers, ADDRCONFIG, ALL, V4MAPPED, ...errorCodes,
};
