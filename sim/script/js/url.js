'use strict';
// URL and URLSearchParams, files as URLs, and Node's old url.parse (internal/url_legacy).

const {
  ArrayPrototypeSlice, ErrorCaptureStackTrace, ObjectDefineProperties, ObjectDefineProperty, ReflectApply, RegExpPrototypeExec,
  RegExpPrototypeSymbolReplace, StringPrototypeEndsWith, StringPrototypeIncludes, StringPrototypeRepeat,
  StringPrototypeReplace, StringPrototypeSlice, SymbolFor, SymbolToStringTag, TypeError, decodeURIComponent,
} = primordials;
const { codes } = require('errors');
const { isAtLeast } = require('internal/versions');
const { validateString } = require('internal/validators');
const { parseURL, parsePart, pathText, serialize, specialPorts } = require('internal/url_parser');
const { percentEncode } = require('internal/url_host');

const customInspect = SymbolFor('nodejs.util.inspect.custom');

// Loaded when first needed: most URLs are never asked for their parameters.
let search;
const searchModule = () => search ??= require('internal/url_search_params');

const withoutMark = (text, mark) => (text[0] === mark ? StringPrototypeSlice(text, 1) : text);

// From 20.3 on Node makes this error in C++: it has its code, and looks like any TypeError.
function invalidURL(input, base) {
  if (!isAtLeast(20, 3)) return new codes.ERR_INVALID_URL(input);
  const error = new TypeError('Invalid URL');
  error.code = 'ERR_INVALID_URL';
  error.input = input;
  if (base !== undefined) error.base = base;
  ErrorCaptureStackTrace(error, invalidURL);
  return error;
}

function parseBase(base, input) {
  if (base === undefined) return undefined;
  const record = parseURL(`${base}`);
  if (record === undefined) throw isAtLeast(18) ? invalidURL(input, `${base}`) : invalidURL(`${base}`);
  return record;
}

const parts = [
  'href', 'origin', 'protocol', 'username', 'password', 'host', 'hostname', 'port', 'pathname', 'search',
  'searchParams', 'hash',
];

class URL {
  #record;
  #params;

  constructor(input, base = undefined) {
    if (arguments.length === 0) throw new codes.ERR_MISSING_ARGS('url');
    input = `${input}`;
    this.#record = parseURL(input, parseBase(base, input));
    if (this.#record === undefined) {
      throw invalidURL(input, base === undefined ? undefined : `${base}`);
    }
  }

  static canParse(url, base = undefined) {
    if (arguments.length === 0) throw new codes.ERR_MISSING_ARGS('url');
    return parsedOrNull(url, base) !== null;
  }
  static parse(url, base = undefined) {
    if (arguments.length === 0) throw new codes.ERR_MISSING_ARGS('url');
    return parsedOrNull(url, base);
  }

  static #check(url) {
    if (typeof url !== 'object' || url === null || !(#record in url)) throw new codes.ERR_INVALID_THIS('URL');
    return url.#record;
  }

  // Changes a copy, and keeps it if the change fits.
  #change(change) {
    const record = URL.#check(this);
    const copy = { ...record };
    if (typeof record.path !== 'string') copy.path = ArrayPrototypeSlice(record.path);
    if (change(copy)) this.#record = copy;
  }
  #refreshParams() {
    if (this.#params !== undefined) this.#attach();
  }
  #attach() {
    searchModule().attach(this.#params, this.#record.query ?? '', (query) => {
      this.#record.query = query === '' ? null : query;
    });
  }

  get href() { return serialize(URL.#check(this)); }
  set href(value) {
    value = `${value}`;
    const record = parseURL(value);
    if (record === undefined) throw new codes.ERR_INVALID_URL(value);
    this.#record = record;
    this.#refreshParams();
  }
  toString() { return serialize(URL.#check(this)); }
  toJSON() { return serialize(URL.#check(this)); }

  get origin() {
    const { scheme, host, port, path } = URL.#check(this);
    if (scheme === 'blob:' && typeof path === 'string') {
      const inner = parseURL(path);
      return inner?.scheme === 'http:' || inner?.scheme === 'https:' ? new URL(path).origin : 'null';
    }
    if (specialPorts[scheme] == null) return 'null';
    return `${scheme}//${host}${port !== null ? `:${port}` : ''}`;
  }
  get protocol() { return URL.#check(this).scheme; }
  set protocol(value) { this.#change((record) => parsePart(record, `${value}:`, 'schemeStart')); }

  get username() { return URL.#check(this).username; }
  set username(value) {
    this.#change((record) => {
      if (!record.host || record.scheme === 'file:') return false;
      record.username = percentEncode(`${value}`, 'userinfo');
      return true;
    });
  }
  get password() { return URL.#check(this).password; }
  set password(value) {
    this.#change((record) => {
      if (!record.host || record.scheme === 'file:') return false;
      record.password = percentEncode(`${value}`, 'userinfo');
      return true;
    });
  }

  get host() {
    const { host, port } = URL.#check(this);
    return host === null ? '' : port === null ? host : `${host}:${port}`;
  }
  set host(value) {
    this.#change((record) => typeof record.path !== 'string' && parsePart(record, `${value}`, 'host'));
  }
  get hostname() { return URL.#check(this).host ?? ''; }
  set hostname(value) {
    this.#change((record) => typeof record.path !== 'string' && parsePart(record, `${value}`, 'host', true));
  }

  get port() { return `${URL.#check(this).port ?? ''}`; }
  set port(value) {
    value = `${value}`;
    this.#change((record) => {
      if (!record.host || record.scheme === 'file:') return false;
      if (value !== '') {
        return RegExpPrototypeExec(/^[\t\n\r]*[0-9]/, value) !== null && parsePart(record, value, 'port');
      }
      record.port = null;
      return true;
    });
  }

  get pathname() { return pathText(URL.#check(this)); }
  set pathname(value) {
    this.#change((record) => {
      if (typeof record.path === 'string') return false;
      record.path = [];
      return parsePart(record, `${value}`, 'pathStart');
    });
  }

  get search() { return URL.#check(this).query ? `?${this.#record.query}` : ''; }
  set search(value) {
    value = `${value}`;
    this.#change((record) => {
      record.query = value === '' ? null : '';
      return value === '' || parsePart(record, withoutMark(value, '?'), 'query');
    });
    this.#refreshParams();
  }
  get searchParams() {
    URL.#check(this);
    if (this.#params === undefined) {
      this.#params = new (searchModule().URLSearchParams)();
      this.#attach();
    }
    return this.#params;
  }

  get hash() { return URL.#check(this).fragment ? `#${this.#record.fragment}` : ''; }
  set hash(value) {
    value = `${value}`;
    this.#change((record) => {
      record.fragment = value === '' ? null : '';
      return value === '' || parsePart(record, withoutMark(value, '#'), 'fragment');
    });
  }

  [customInspect](depth, options) {
    URL.#check(this);
    if (typeof depth === 'number' && depth < 0) return this;
    const { inspect } = require('internal/inspect');
    const shown = {};
    for (let i = 0; i < parts.length; i++) shown[parts[i]] = this[parts[i]];
    const text = inspect(shown, options);
    // In 10 the name stands where inspect() would put it, so that a text of several lines begins behind it.
    const isSplit = !isAtLeast(12) && StringPrototypeIncludes(text, '\n');
    const begin = isSplit ? `{\n${StringPrototypeRepeat(' ', (options.indentationLvl || 0) + 2)}` : '';
    return `${this.constructor.name} ${isSplit ? begin + StringPrototypeSlice(text, 2) : text}`;
  }
}

function parsedOrNull(url, base) {
  try {
    return new URL(url, base);
  } catch {
    return null;
  }
}

const enumerable = { __proto__: null, enumerable: true };
for (let i = 0; i < parts.length; i++) ObjectDefineProperty(URL.prototype, parts[i], enumerable);
ObjectDefineProperty(URL.prototype, 'toString', enumerable);
ObjectDefineProperty(URL.prototype, 'toJSON', enumerable);
ObjectDefineProperties(URL, { __proto__: null, canParse: enumerable, parse: enumerable });
ObjectDefineProperty(URL.prototype, SymbolToStringTag, { __proto__: null, value: 'URL', configurable: true });

// ---- Files

const isURL = (value) => value instanceof URL;

function fileURLToPath(path) {
  if (typeof path === 'string') path = new URL(path);
  else if (!isURL(path)) throw new codes.ERR_INVALID_ARG_TYPE('path', ['string', 'URL'], path);
  if (path.protocol !== 'file:') throw new codes.ERR_INVALID_URL_SCHEME('file');
  if (path.hostname !== '') throw new codes.ERR_INVALID_FILE_URL_HOST('linux');
  const { pathname } = path;
  if (RegExpPrototypeExec(/%2f/i, pathname) !== null) {
    throw new codes.ERR_INVALID_FILE_URL_PATH('must not include encoded / characters');
  }
  return decodeURIComponent(pathname);
}

const escapes = {
  '__proto__': null, '%': '%25', '\\': '%5C', '\n': '%0A', '\r': '%0D', '\t': '%09', '?': '%3F', '#': '%23',
};
// The path resolved, and what a URL cannot hold escaped.
function pathToFileURL(path) {
  validateString(path, 'path');
  let full = require('path').resolve(path);
  if (StringPrototypeEndsWith(path, '/') && !StringPrototypeEndsWith(full, '/')) full += '/';
  full = RegExpPrototypeSymbolReplace(/[%\\\n\r\t?#]/g, full,
    (c) => escapes[c]);
  return new URL(`file://${full}`);
}

// What http.request takes.
function urlToHttpOptions(url) {
  const { hostname, pathname, port, username, password, search } = url;
  const bracketed = typeof hostname === 'string' && hostname[0] === '[';
  const options = {
    __proto__: null, ...url, protocol: url.protocol,
    hostname: bracketed ? StringPrototypeSlice(hostname, 1, -1) : hostname,
    hash: url.hash, search, pathname, path: `${pathname || ''}${search || ''}`, href: url.href,
  };
  if (port !== '') options.port = +port;
  if (username || password) options.auth = `${decodeURIComponent(username)}:${decodeURIComponent(password)}`;
  return options;
}

function domainToASCII(domain) {
  const record = parseURL(`ws://${domain}`);
  return record === undefined || StringPrototypeIncludes(`${domain}`, '/') ? '' : record.host;
}
const domainToUnicode = (domain) => require('internal/url_host').domainToUnicode(domainToASCII(domain));

function format(url, options) {
  if (!isURL(url)) return require('internal/url_legacy').format(url);
  if (options !== undefined) require('internal/validators').validateObject(options, 'options');
  const { auth = true, fragment = true, search: withSearch = true, unicode = false } =
    options ?? { __proto__: null };
  const copy = new URL(url.href);
  if (!auth) {
    copy.username = '';
    copy.password = '';
  }
  if (!fragment) copy.hash = '';
  if (!withSearch) copy.search = '';
  const { href, host, hostname } = copy;
  if (!unicode || hostname === '') return href;
  return StringPrototypeReplace(href, host,
    () => require('internal/url_host').domainToUnicode(hostname) + (copy.port === '' ? '' : `:${copy.port}`));
}

const legacy = (name) => (...args) => ReflectApply(require('internal/url_legacy')[name], undefined, args);

module.exports = {
  get Url() { return require('internal/url_legacy').Url; },
  parse: legacy('parse'),
  resolve: legacy('resolve'),
  resolveObject: legacy('resolveObject'),
  format,
  URL,
  get URLSearchParams() { return searchModule().URLSearchParams; },
  domainToASCII,
  domainToUnicode,
  pathToFileURL,
  fileURLToPath,
  urlToHttpOptions,
};
