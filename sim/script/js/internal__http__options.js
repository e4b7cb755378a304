'use strict';
// The options of a request, as ClientRequest takes them.

const {
  Boolean, NumberIsFinite, StringPrototypeIncludes, StringPrototypeIndexOf, StringPrototypeStartsWith,
  StringPrototypeToUpperCase,
} = primordials;
const { codes } = require('errors');
const { validateNumber } = require('internal/validators');
const { isToken } = require('internal/http/common');
const agents = require('internal/http/agent');

function isURL(value) {
  return Boolean(value?.href && value.protocol && value.auth === undefined && value.path === undefined);
}

// The options of an address, if the first argument is one.
function optionsOfURL(input) {
  if (typeof input === 'string') return require('url').urlToHttpOptions(new (require('url').URL)(input));
  return isURL(input) ? require('url').urlToHttpOptions(input) : undefined;
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
function hostHeaderOf(host, port, defaultPort) {
  const colon = StringPrototypeIndexOf(host, ':');
  const isBareIPv6 = colon !== -1 && StringPrototypeIncludes(host, ':', colon + 1) &&
    !StringPrototypeStartsWith(host, '[');
  const text = isBareIPv6 ? `[${host}]` : host;
  return port && +port !== defaultPort ? `${text}:${port}` : text;
}

module.exports = { chooseAgent, hostHeaderOf, optionsOfURL, validHost, validMethod, validTimeout };
