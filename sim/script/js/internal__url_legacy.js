'use strict';
// Node's old URLs: url.parse, url.format, url.resolve. Looser than the URL Standard, and not the same.

const {
  ArrayPrototypeJoin, ArrayPrototypePop, ArrayPrototypePush, ArrayPrototypeSlice, FunctionPrototypeCall,
  NumberPrototypeToString, ObjectAssign, RegExpPrototypeExec, RegExpPrototypeSymbolReplace,
  StringPrototypeCharCodeAt, StringPrototypeEndsWith, StringPrototypeIncludes, StringPrototypeIndexOf,
  StringPrototypeLastIndexOf, StringPrototypeSlice, StringPrototypeSplit, StringPrototypeStartsWith,
  StringPrototypeToLowerCase, StringPrototypeToUpperCase, decodeURIComponent, encodeURIComponent,
} = primordials;
const { codes } = require('errors');
const { notedFrames } = require('internal/error_stack');
const { isAtLeast } = require('internal/versions');
const { validateString } = require('internal/validators');
const querystring = require('querystring');

const slashed = {
  '__proto__': null, 'http:': true, 'https:': true, 'ftp:': true, 'gopher:': true, 'file:': true, 'ws:': true,
  'wss:': true,
};
const isHostless = (protocol) => protocol === 'javascript:';
const isSlashed = (protocol) => protocol !== null && slashed[protocol] === true;

function Url() {
  this.protocol = null;
  this.slashes = null;
  this.auth = null;
  this.host = null;
  this.port = null;
  this.hostname = null;
  this.hash = null;
  this.search = null;
  this.query = null;
  this.pathname = null;
  this.path = null;
  this.href = null;
}

// From 24 on each program is told once, though not of what packages do.
let warned = !isAtLeast(24);
const framesMax = 10;
function isInPackage() {
  const lines = StringPrototypeSplit(notedFrames(framesMax), '\n');
  for (let i = 0; i < lines.length; i++) {
    const isOfScript = StringPrototypeIncludes(lines[i], '/') && !StringPrototypeIncludes(lines[i], 'node:');
    if (isOfScript) return StringPrototypeIncludes(lines[i], '/node_modules/');
  }
  return false;
}
function warn() {
  if (isInPackage()) return;
  warned = true;
  require('process').emitWarning(
    '`url.parse()` behavior is not standardized and prone to errors that have security implications. Use the WHATWG URL ' +
      'API instead. CVEs are not issued for `url.parse()` vulnerabilities.', 'DeprecationWarning', 'DEP0169');
}

function parse(url, parseQueryString, slashesDenoteHost) {
  if (url instanceof Url) return url;
  if (!warned) warn();
  const result = new Url();
  result.parse(url, parseQueryString, slashesDenoteHost);
  return result;
}

// Backslashes before the query are slashes, as in browsers.
function clean(url) {
  const trimmed = RegExpPrototypeSymbolReplace(/^[\0-\x20\u00a0\ufeff]+|[\0-\x20\u00a0\ufeff]+$/g, url, '');
  const { 0: head } = RegExpPrototypeExec(/^[^?#]*/, trimmed);
  return RegExpPrototypeSymbolReplace(/\\/g, head, '/') + StringPrototypeSlice(trimmed, head.length);
}

Url.prototype.parse = function (url, parseQueryString, slashesDenoteHost) {
  validateString(url, 'url');
  let rest = clean(url);
  const protocol = RegExpPrototypeExec(/^[a-z0-9.+-]+:/i, rest);
  const simple = !slashesDenoteHost && RegExpPrototypeExec(/[#@]/, rest) === null &&
    RegExpPrototypeExec(/^\/\/?(?!\/)[^?\s]*(?:\?[^\s]*)?$/, rest) !== null;
  if (!simple) {
    if (protocol !== null) {
      this.protocol = StringPrototypeToLowerCase(protocol[0]);
      rest = StringPrototypeSlice(rest, protocol[0].length);
    }
    rest = this.takeAuthority(rest, slashesDenoteHost, protocol, url);
    if (!isHostless(this.protocol)) rest = escapeUnsafe(rest);
  }
  this.takePath(rest, parseQueryString);
  if (isSlashed(this.protocol) && this.hostname && !this.pathname) {
    this.pathname = '/';
    this.path = `/${this.search || ''}`;
  }
  this.href = simple ? rest : this.format();
  return this;
};

// What comes before the path: //user:password@host:port. Returns what follows.
Url.prototype.takeAuthority = function (rest, slashesDenoteHost, protocol, url) {
  let slashes = false;
  if (slashesDenoteHost || protocol !== null || RegExpPrototypeExec(/^\/\/[^@/]+@[^@/]+/, rest) !== null) {
    slashes = StringPrototypeStartsWith(rest, '//');
    if (slashes && !isHostless(this.protocol)) {
      rest = StringPrototypeSlice(rest, 2);
      this.slashes = true;
    }
  }
  const mayHaveHost = slashes || (protocol !== null && !isSlashed(this.protocol));
  if (isHostless(this.protocol) || !mayHaveHost) return rest;

  rest = RegExpPrototypeSymbolReplace(/[\t\n\r]/g, rest, '');
  const { 0: authority } = RegExpPrototypeExec(/^[^/?#]*/, rest);
  const at = StringPrototypeLastIndexOf(authority, '@');
  if (at !== -1) this.auth = decodeURIComponent(StringPrototypeSlice(authority, 0, at));
  const { 0: host } = RegExpPrototypeExec(/^[^\x20"%';<>\\^`{|}]*/, StringPrototypeSlice(authority, at + 1));
  rest = StringPrototypeSlice(rest, at + 1 + host.length);
  return this.takeHost(host, rest, url);
};

Url.prototype.takeHost = function (host, rest, url) {
  const port = RegExpPrototypeExec(/:([0-9]*)$/, host);
  let hostname = host;
  if (port !== null) {
    if (port[1] !== '') this.port = port[1];
    hostname = StringPrototypeSlice(host, 0, -port[0].length);
  }
  const ipv6 = hostname[0] === '[' && StringPrototypeEndsWith(hostname, ']');
  if (!ipv6) {
    const colon = StringPrototypeIndexOf(hostname, ':');
    if (colon !== -1) {
      rest = `/${StringPrototypeSlice(hostname, colon)}${rest}`;
      hostname = StringPrototypeSlice(hostname, 0, colon);
    }
  }
  hostname = hostname.length > 255 ? '' : StringPrototypeToLowerCase(hostname);
  if (hostname !== '') {
    if (!ipv6) hostname = require('internal/url_host').domainToASCII(hostname) ?? '';
    const forbidden = ipv6 ? /[\0\t\n\r #%/<>?@\\^|]/ : /[\0\t\n\r #%/:<>?@[\\\]^|]/;
    if (hostname === '' || RegExpPrototypeExec(forbidden, hostname) !== null) {
      throw new codes.ERR_INVALID_URL(url);
    }
  }
  this.host = hostname + (this.port ? `:${this.port}` : '');
  this.hostname = ipv6 ? StringPrototypeSlice(hostname, 1, -1) : hostname;
  return ipv6 && rest[0] !== '/' ? `/${rest}` : rest;
};

function escapeUnsafe(text) {
  return RegExpPrototypeSymbolReplace(/[\t\n\r "'<>\\^`{|}]/g, text, (c) => {
    const code = StringPrototypeCharCodeAt(c, 0);
    return `%${code < 16 ? '0' : ''}${StringPrototypeToUpperCase(NumberPrototypeToString(code, 16))}`;
  });
}

Url.prototype.takePath = function (rest, parseQueryString) {
  const { 1: pathname, 2: search, 3: hash } = RegExpPrototypeExec(/^([^?#]*)(\?[^#]*)?(#[^]*)?$/, rest);
  if (hash !== undefined) this.hash = hash;
  if (search !== undefined) {
    this.search = search;
    this.query = StringPrototypeSlice(search, 1);
    if (parseQueryString) this.query = querystring.parse(this.query);
  } else if (parseQueryString) {
    this.search = null;
    this.query = { __proto__: null };
  }
  if (pathname !== '') this.pathname = pathname;
  this.updatePath();
};
Url.prototype.updatePath = function () {
  if (this.pathname || this.search) this.path = (this.pathname || '') + (this.search || '');
};

Url.prototype.format = function () {
  let auth = this.auth || '';
  if (auth) {
    auth = `${RegExpPrototypeSymbolReplace(/%3A/g, encodeURIComponent(auth), ':')}@`;
  }
  let protocol = this.protocol || '';
  let host = '';
  if (this.host) {
    host = auth + this.host;
  } else if (this.hostname) {
    const bare = StringPrototypeIncludes(this.hostname, ':') && this.hostname[0] !== '[';
    host = auth + (bare ? `[${this.hostname}]` : this.hostname) + (this.port ? `:${this.port}` : '');
  }
  const hasObject = this.query !== null && typeof this.query === 'object';
  const query = hasObject ? querystring.stringify(this.query) : '';
  let search = this.search || (query && `?${query}`) || '';
  if (protocol && !StringPrototypeEndsWith(protocol, ':')) protocol += ':';
  const escapeMark = (c) => (c === '#' ? '%23' : '%3F');
  let pathname = RegExpPrototypeSymbolReplace(/[#?]/g, this.pathname || '', escapeMark);
  if (this.slashes || isSlashed(protocol)) {
    if (this.slashes || host) {
      if (pathname && pathname[0] !== '/') pathname = `/${pathname}`;
      host = `//${host}`;
    } else if (StringPrototypeStartsWith(protocol, 'file')) {
      host = '//';
    }
  }
  search = RegExpPrototypeSymbolReplace(/#/g, search, '%23');
  let hash = this.hash || '';
  if (hash && hash[0] !== '#') hash = `#${hash}`;
  if (search && search[0] !== '?') search = `?${search}`;
  return protocol + host + pathname + search + hash;
};

function format(url) {
  if (typeof url === 'string') url = parse(url);
  else if (typeof url !== 'object' || url === null) {
    throw new codes.ERR_INVALID_ARG_TYPE('urlObject', ['Object', 'string'], url);
  }
  return FunctionPrototypeCall(Url.prototype.format, url);
}

// Takes "." and ".." out of a path; what would climb above the root of an absolute path is dropped.
function normalizePath(path) {
  const absolute = path[0] === '/';
  const parts = StringPrototypeSplit(path, '/');
  const last = parts[parts.length - 1];
  const names = [];
  for (let i = absolute ? 1 : 0; i < parts.length; i++) {
    if (parts[i] === '.') continue;
    if (parts[i] !== '..') ArrayPrototypePush(names, parts[i]);
    else if (names.length > 0 && names[names.length - 1] !== '..') ArrayPrototypePop(names);
    else if (!absolute) ArrayPrototypePush(names, '..');
  }
  if (last === '.' || last === '..') ArrayPrototypePush(names, '');
  return (absolute ? '/' : '') + ArrayPrototypeJoin(names, '/');
}

Url.prototype.resolve = function (relative) {
  return this.resolveObject(parse(relative, false, true)).format();
};

Url.prototype.resolveObject = function (relative) {
  if (typeof relative === 'string') relative = parse(relative, false, true);
  const result = ObjectAssign(new Url(), this);
  result.hash = relative.hash;
  const take = (...keys) => { for (let i = 0; i < keys.length; i++) result[keys[i]] = relative[keys[i]]; };

  if (relative.href === '') {
    // Only the hash goes.
  } else if (relative.protocol && relative.protocol !== result.protocol) {
    ObjectAssign(result, relative);
    if (isSlashed(result.protocol) && !relative.host && result.protocol !== 'file:') {
      // http:a/b names a host, for once.
      const path = RegExpPrototypeSymbolReplace(/^\/+/, relative.pathname || '', '');
      const names = StringPrototypeSplit(path, '/');
      result.host = result.hostname = names[0];
      result.pathname = `/${ArrayPrototypeJoin(ArrayPrototypeSlice(names, 1), '/')}`;
      result.slashes = true;
    }
    if (isSlashed(result.protocol) && result.pathname) result.pathname = normalizePath(result.pathname);
  } else if (relative.slashes) {
    take('slashes', 'auth', 'host', 'port', 'hostname', 'search', 'query', 'pathname');
    if (isSlashed(result.protocol) && result.hostname && !result.pathname) result.pathname = '/';
    else if (result.pathname) result.pathname = normalizePath(result.pathname);
  } else if (relative.pathname) {
    take('search', 'query');
    let { pathname } = relative;
    if (pathname[0] !== '/') {
      const base = result.pathname || (result.host ? '/' : '');
      pathname = StringPrototypeSlice(base, 0, StringPrototypeLastIndexOf(base, '/') + 1) + pathname;
    }
    result.pathname = normalizePath(pathname);
  } else if (relative.search !== null) {
    take('search', 'query');
  }
  result.path = result.pathname || result.search ? (result.pathname || '') + (result.search || '') : null;
  result.href = result.format();
  return result;
};

const resolve = (source, relative) => parse(source, false, true).resolve(relative);
function resolveObject(source, relative) {
  return source ? parse(source, false, true).resolveObject(relative) : relative;
}

module.exports = { Url, parse, format, resolve, resolveObject };
