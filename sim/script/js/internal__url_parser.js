'use strict';
// The parser of the URL Standard (url.spec.whatwg.org), state by state as written there. A record is
//   { scheme, username, password, host (text or null), port (number or null),
//     path (text if opaque, else names), query, fragment (text or null) }

const {
  ArrayPrototypeJoin, ArrayPrototypePop, ArrayPrototypePush, ArrayPrototypeSlice, RegExpPrototypeExec,
  RegExpPrototypeSymbolReplace, StringPrototypeCodePointAt, StringPrototypeSlice, StringPrototypeToLowerCase,
  StringPrototypeToWellFormed,
} = primordials;
const { parseHost, percentEncode } = require('internal/url_host');

const specialPorts = {
  __proto__: null,
  'http:': 80,
  'https:': 443,
  'ws:': 80,
  'wss:': 443,
  'ftp:': 21,
  'file:': null
};
const isSpecial = (url) => specialPorts[url.scheme] !== undefined;

const singleDot = /^(?:\.|%2e)$/i;
const doubleDot = /^(?:\.|%2e)(?:\.|%2e)$/i;
const driveLetter = /^[A-Za-z][:|]$/;
const startsWithDrive = /^[A-Za-z][:|](?:[/\\?#]|$)/;

function shortenPath(url) {
  const { path } = url;
  if (url.scheme === 'file:' && path.length === 1 && RegExpPrototypeExec(/^[A-Za-z]:$/, path[0]) !== null)
    return;
  ArrayPrototypePop(path);
}

const kFailure = { failed: true };

// Runs of characters that a state only copies.
const plainAuthority = /[^@/?#\\]+/y;
const plainHost = /[^:/?#\\[\]]+/y;
const plainPath = /[^\0-\x20"#<>?`{}\\/\x7f-\uffff]+/y;
const plainQuery = /[^\0-\x20"#<>'\x7f-\uffff]+/y;
const plainFragment = /[^\0-\x20"<>`\x7f-\uffff]+/y;

// One run of the state machine over `input`. A state is a method; it sees the current character ('' at the
// end) and returns kFailure, or nothing. With an override only part of a URL is parsed, into an existing
// record.
class Parser {
  constructor(input, base, url, override) {
    this.input = input;
    this.base = base;
    this.overridden = override !== undefined;
    this.url = url ?? {
      scheme: '', username: '', password: '', host: null, port: null, path: [], query: null, fragment: null,
    };
    this.state = override ?? 'schemeStart';
    this.at = 0;
    this.buffer = '';
    this.atSeen = false;
    this.passwordSeen = false;
    this.inBrackets = false;
    this.done = false;
  }

  run() {
    for (;; this.at += this.size) {
      const atEnd = this.at >= this.input.length;
      let c = '';
      this.size = 1;
      if (!atEnd) {
        this.size = StringPrototypeCodePointAt(this.input, this.at) > 0xffff ? 2 : 1;
        c = StringPrototypeSlice(this.input, this.at, this.at + this.size);
      }
      if (this[this.state](c) === kFailure) return undefined;
      if (this.done || (atEnd && this.size !== 0)) return this.url;
    }
  }

  // Looks at the same character again, in another state.
  again(state) {
    this.state = state;
    this.size = 0;
    return undefined;
  }
  // The characters from here on that match a sticky pattern, which are then done; or only this one, encoded.
  take(pattern, c, set) {
    pattern.lastIndex = this.at;
    const found = RegExpPrototypeExec(pattern, this.input);
    if (found === null) return set === undefined ? c : percentEncode(c, set);
    this.size = found[0].length;
    return found[0];
  }
  // Both "/" and, in special URLs, "\" part names.
  isSlash(c) { return c === '/' || (c === '\\' && isSpecial(this.url)); }

  schemeStart(c) {
    if (RegExpPrototypeExec(/^[A-Za-z]$/, c) !== null) {
      this.buffer += StringPrototypeToLowerCase(c);
      this.state = 'scheme';
    } else if (!this.overridden) {
      this.again('noScheme');
    } else {
      return kFailure;
    }
    return undefined;
  }

  scheme(c) {
    const { url, base } = this;
    if (RegExpPrototypeExec(/^[A-Za-z0-9+\-.]$/, c) !== null) {
      this.buffer += StringPrototypeToLowerCase(c);
      return undefined;
    }
    if (c !== ':') {
      if (this.overridden) return kFailure;
      this.buffer = '';
      this.at = 0;
      return this.again('noScheme');
    }
    const scheme = `${this.buffer}:`;
    if (this.overridden) {
      const special = specialPorts[scheme] !== undefined;
      const credentials = url.username !== '' || url.password !== '' || url.port !== null;
      this.done = true;
      if (special !== isSpecial(url) || (scheme === 'file:' && credentials) ||
          (url.scheme === 'file:' && url.host === '')) return undefined;
      url.scheme = scheme;
      if (url.port === specialPorts[scheme]) url.port = null;
      return undefined;
    }
    url.scheme = scheme;
    this.buffer = '';
    if (scheme === 'file:') {
      this.state = 'file';
    } else if (isSpecial(url)) {
      this.state = base?.scheme === scheme ? 'specialRelativeOrAuthority' : 'specialAuthoritySlashes';
    } else if (this.input[this.at + 1] === '/') {
      this.state = 'pathOrAuthority';
      this.size = 2;
    } else {
      url.path = '';
      this.state = 'opaquePath';
    }
    return undefined;
  }

  noScheme(c) {
    const { url, base } = this;
    if (base === undefined || (typeof base.path === 'string' && c !== '#')) return kFailure;
    if (typeof base.path === 'string') {
      url.scheme = base.scheme;
      url.path = base.path;
      url.query = base.query;
      url.fragment = '';
      this.state = 'fragment';
      return undefined;
    }
    return this.again(base.scheme === 'file:' ? 'file' : 'relative');
  }

  specialRelativeOrAuthority(c) {
    if (c === '/' && this.input[this.at + 1] === '/') {
      this.state = 'specialAuthorityIgnoreSlashes';
      this.size = 2;
      return undefined;
    }
    return this.again('relative');
  }

  pathOrAuthority(c) {
    if (c !== '/') return this.again('path');
    this.state = 'authority';
    return undefined;
  }

  takeFromBase() {
    const { url, base } = this;
    url.username = base.username;
    url.password = base.password;
    url.host = base.host;
    url.port = base.port;
  }

  relative(c) {
    const { url, base } = this;
    url.scheme = base.scheme;
    if (this.isSlash(c)) {
      this.state = 'relativeSlash';
      return undefined;
    }
    this.takeFromBase();
    url.path = ArrayPrototypeSlice(base.path);
    url.query = base.query;
    if (c === '?') {
      url.query = '';
      this.state = 'query';
    } else if (c === '#') {
      url.fragment = '';
      this.state = 'fragment';
    } else if (c !== '') {
      url.query = null;
      shortenPath(url);
      this.again('path');
    }
    return undefined;
  }

  relativeSlash(c) {
    if (isSpecial(this.url) && (c === '/' || c === '\\')) {
      this.state = 'specialAuthorityIgnoreSlashes';
    } else if (c === '/') {
      this.state = 'authority';
    } else {
      this.takeFromBase();
      this.again('path');
    }
    return undefined;
  }

  specialAuthoritySlashes(c) {
    if (c === '/' && this.input[this.at + 1] === '/') {
      this.state = 'specialAuthorityIgnoreSlashes';
      this.size = 2;
      return undefined;
    }
    return this.again('specialAuthorityIgnoreSlashes');
  }
  specialAuthorityIgnoreSlashes(c) {
    return c === '/' || c === '\\' ? undefined : this.again('authority');
  }

  authority(c) {
    const { url } = this;
    if (c === '@') {
      let text = this.buffer;
      if (this.atSeen) text = `%40${text}`;
      this.atSeen = true;
      for (let i = 0; i < text.length; i++) {
        if (text[i] === ':' && !this.passwordSeen) {
          this.passwordSeen = true;
          continue;
        }
        const size = StringPrototypeCodePointAt(text, i) > 0xffff ? 2 : 1;
        const encoded = percentEncode(StringPrototypeSlice(text, i, i + size), 'userinfo');
        i += size - 1;
        if (this.passwordSeen) url.password += encoded;
        else url.username += encoded;
      }
      this.buffer = '';
    } else if (c === '' || c === '?' || c === '#' || this.isSlash(c)) {
      if (this.atSeen && this.buffer === '') return kFailure;
      this.at -= this.buffer.length;
      this.buffer = '';
      this.again('host');
    } else {
      this.buffer += this.take(plainAuthority, c);
    }
    return undefined;
  }

  host(c) {
    const { url } = this;
    if (this.overridden && url.scheme === 'file:') return this.again('fileHost');
    if (c === ':' && !this.inBrackets) {
      if (this.buffer === '' || this.onlyHostname) return kFailure;
      const host = parseHost(this.buffer, isSpecial(url));
      if (host === undefined) return kFailure;
      url.host = host;
      this.buffer = '';
      this.state = 'port';
    } else if (c === '' || c === '?' || c === '#' || this.isSlash(c)) {
      if (isSpecial(url) && this.buffer === '') return kFailure;
      if (this.overridden && this.buffer === '' &&
          (url.username !== '' || url.password !== '' || url.port !== null)) return kFailure;
      const host = this.buffer === '' ? '' : parseHost(this.buffer, isSpecial(url));
      if (host === undefined) return kFailure;
      url.host = host;
      this.buffer = '';
      if (this.overridden) this.done = true;
      else this.again('pathStart');
    } else {
      if (c === '[') this.inBrackets = true;
      if (c === ']') this.inBrackets = false;
      this.buffer += this.take(plainHost, c);
    }
    return undefined;
  }

  port(c) {
    const { url } = this;
    if (RegExpPrototypeExec(/^[0-9]$/, c) !== null) {
      this.buffer += c;
      return undefined;
    }
    if (!(c === '' || c === '?' || c === '#' || this.isSlash(c) || this.overridden)) return kFailure;
    if (this.buffer !== '') {
      if (+this.buffer > 65535) return kFailure;
      url.port = +this.buffer === specialPorts[url.scheme] ? null : +this.buffer;
      this.buffer = '';
    }
    if (this.overridden) this.done = true;
    else this.again('pathStart');
    return undefined;
  }

  file(c) {
    const { url, base } = this;
    url.scheme = 'file:';
    url.host = '';
    if (c === '/' || c === '\\') {
      this.state = 'fileSlash';
      return undefined;
    }
    if (base?.scheme !== 'file:') return this.again('path');
    url.host = base.host;
    url.path = ArrayPrototypeSlice(base.path);
    url.query = base.query;
    if (c === '?') {
      url.query = '';
      this.state = 'query';
    } else if (c === '#') {
      url.fragment = '';
      this.state = 'fragment';
    } else if (c !== '') {
      url.query = null;
      if (RegExpPrototypeExec(startsWithDrive, StringPrototypeSlice(this.input, this.at)) === null)
        shortenPath(url);
      else url.path = [];
      this.again('path');
    }
    return undefined;
  }

  fileSlash(c) {
    const { url, base } = this;
    if (c === '/' || c === '\\') {
      this.state = 'fileHost';
      return undefined;
    }
    if (base?.scheme === 'file:') {
      url.host = base.host;
      if (RegExpPrototypeExec(startsWithDrive, StringPrototypeSlice(this.input, this.at)) === null &&
          base.path.length > 0 && RegExpPrototypeExec(/^[A-Za-z]:$/, base.path[0]) !== null) {
        ArrayPrototypePush(url.path, base.path[0]);
      }
    }
    return this.again('path');
  }

  fileHost(c) {
    const { url } = this;
    if (!(c === '' || c === '/' || c === '\\' || c === '?' || c === '#')) {
      this.buffer += c;
      return undefined;
    }
    if (!this.overridden && RegExpPrototypeExec(driveLetter, this.buffer) !== null) return this.again('path');
    if (this.buffer === '') {
      url.host = '';
    } else {
      const host = parseHost(this.buffer, true);
      if (host === undefined) return kFailure;
      url.host = host === 'localhost' ? '' : host;
      this.buffer = '';
    }
    if (this.overridden) this.done = true;
    else this.again('pathStart');
    return undefined;
  }

  pathStart(c) {
    const { url } = this;
    if (isSpecial(url)) {
      this.state = 'path';
      if (c !== '/' && c !== '\\') this.size = 0;
    } else if (!this.overridden && c === '?') {
      url.query = '';
      this.state = 'query';
    } else if (!this.overridden && c === '#') {
      url.fragment = '';
      this.state = 'fragment';
    } else if (c !== '') {
      this.state = 'path';
      if (c !== '/') this.size = 0;
    } else if (this.overridden && url.host === null) {
      ArrayPrototypePush(url.path, '');
    }
    return undefined;
  }

  path(c) {
    const { url } = this;
    const slash = this.isSlash(c);
    if (!(c === '' || slash || (!this.overridden && (c === '?' || c === '#')))) {
      this.buffer += this.take(plainPath, c, 'path');
      return undefined;
    }
    if (RegExpPrototypeExec(doubleDot, this.buffer) !== null) {
      shortenPath(url);
      if (!slash) ArrayPrototypePush(url.path, '');
    } else if (RegExpPrototypeExec(singleDot, this.buffer) !== null) {
      if (!slash) ArrayPrototypePush(url.path, '');
    } else {
      if (
        url.scheme === 'file:' && url.path.length === 0 &&
        RegExpPrototypeExec(driveLetter, this.buffer) !== null) {
        this.buffer = `${this.buffer[0]}:`;
      }
      ArrayPrototypePush(url.path, this.buffer);
    }
    this.buffer = '';
    if (c === '?') {
      url.query = '';
      this.state = 'query';
    } else if (c === '#') {
      url.fragment = '';
      this.state = 'fragment';
    }
    return undefined;
  }

  opaquePath(c) {
    const { url } = this;
    if (c === '?') {
      url.query = '';
      this.state = 'query';
    } else if (c === '#') {
      url.fragment = '';
      this.state = 'fragment';
    } else {
      url.path += percentEncode(c, 'control');
    }
    return undefined;
  }

  query(c) {
    const { url } = this;
    if (c === '#' && !this.overridden) {
      url.fragment = '';
      this.state = 'fragment';
    } else {
      if (c !== '') url.query += this.take(plainQuery, c, isSpecial(url) ? 'specialQuery' : 'query');
    }
    return undefined;
  }

  fragment(c) {
    if (c !== '') this.url.fragment += this.take(plainFragment, c, 'fragment');
    return undefined;
  }
}

const clean = (input) => RegExpPrototypeSymbolReplace(/[\t\n\r]/g, StringPrototypeToWellFormed(input), '');

// A record; undefined if the input is no URL.
function parseURL(input, base) {
  const trimmed =
    RegExpPrototypeSymbolReplace(/^[\0-\x20]+|[\0-\x20]+$/g, StringPrototypeToWellFormed(input), '');
  return new Parser(clean(trimmed), base).run();
}

// Parses `input` as the part of `url` that a state stands for. False if it does not fit: the record may be
// changed, so give a copy.
function parsePart(url, input, state, onlyHostname = false) {
  const parser = new Parser(clean(input), undefined, url, state);
  parser.onlyHostname = onlyHostname;
  return parser.run() !== undefined;
}

function pathText(url) {
  if (typeof url.path === 'string') return url.path;
  return url.path.length === 0 ? '' : `/${ArrayPrototypeJoin(url.path, '/')}`;
}

function serialize(url, withFragment = true) {
  let text = url.scheme;
  if (url.host !== null) {
    text += '//';
    if (url.username !== '' || url.password !== '') {
      text += url.username + (url.password !== '' ? `:${url.password}` : '') + '@';
    }
    text += url.host + (url.port !== null ? `:${url.port}` : '');
  } else if (typeof url.path !== 'string' && url.path.length > 1 && url.path[0] === '') {
    text += '/.';
  }
  text += pathText(url);
  if (url.query !== null) text += `?${url.query}`;
  if (withFragment && url.fragment !== null) text += `#${url.fragment}`;
  return text;
}

module.exports = { parseURL, parsePart, pathText, serialize, isSpecial, specialPorts };
