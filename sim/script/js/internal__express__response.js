'use strict';
// What express adds to a request and a response.

const {
  ArrayIsArray, JSONStringify, RegExpPrototypeExec, String, StringPrototypeIncludes, StringPrototypeIndexOf,
  StringPrototypeReplaceAll, StringPrototypeSlice, StringPrototypeSplit, StringPrototypeToLowerCase,
  TypedArrayPrototypeGetSymbolToStringTag,
} = primordials;
const http = require('http');
const { Buffer } = require('buffer');

const request = { __proto__: http.IncomingMessage.prototype };
const response = { __proto__: http.ServerResponse.prototype };

const mediaTypes = {
  __proto__: null, html: 'text/html', txt: 'text/plain', text: 'text/plain', json: 'application/json',
  js: 'text/javascript', css: 'text/css', xml: 'application/xml', png: 'image/png', jpg: 'image/jpeg',
  svg: 'image/svg+xml', bin: 'application/octet-stream', pdf: 'application/pdf',
  urlencoded: 'application/x-www-form-urlencoded',
};
function mediaTypeOf(type) {
  const media = StringPrototypeIncludes(type, '/') ? type : mediaTypes[type] ?? 'application/octet-stream';
  const isText = RegExpPrototypeExec(/^text\/|json$|javascript$|xml$/, media) !== null;
  return isText && !StringPrototypeIncludes(media, 'charset') ? `${media}; charset=utf-8` : media;
}
function escapeHtml(text) {
  let result = StringPrototypeReplaceAll(String(text), '&', '&amp;');
  result = StringPrototypeReplaceAll(StringPrototypeReplaceAll(result, '<', '&lt;'), '>', '&gt;');
  return StringPrototypeReplaceAll(StringPrototypeReplaceAll(result, '"', '&quot;'), "'", '&#39;');
}

// ---- the request

request.get = request.header = function get(name) {
  const key = StringPrototypeToLowerCase(name);
  if (key === 'referer' || key === 'referrer') return this.headers.referrer || this.headers.referer;
  return this.headers[key];
};
request.is = function is(type) {
  const given = this.headers['content-type'];
  if (given === undefined) return false;
  const media = StringPrototypeSplit(given, ';', 1)[0];
  const wanted = StringPrototypeIncludes(type, '/') ? type : mediaTypes[type] ?? type;
  return media === wanted || StringPrototypeSlice(wanted, -2) === '/*' &&
    StringPrototypeIndexOf(media, StringPrototypeSlice(wanted, 0, -1)) === 0 ? media : false;
};
function define(name, get) {
  primordials.ObjectDefineProperty(request, name, { __proto__: null, configurable: true, enumerable: true,
    get });
}
define('path', function () { return StringPrototypeSplit(this.url, '?', 1)[0]; });
define('query', function () {
  const at = StringPrototypeIndexOf(this.url, '?');
  return { ...require('querystring').parse(at === -1 ? '' : StringPrototypeSlice(this.url, at + 1)) };
});
define('protocol', () => 'http');
define('secure', () => false);
define('ip', function () { return this.socket.remoteAddress; });
define('hostname', function () { return StringPrototypeSplit(this.headers.host ?? '', ':', 1)[0]; });
define('xhr', function () {
  return StringPrototypeToLowerCase(this.get('X-Requested-With') ?? '') === 'xmlhttprequest';
});

// ---- the response

response.status = function status(code) {
  this.statusCode = code;
  return this;
};
response.set = response.header = function set(name, value) {
  if (typeof name === 'object') {
    for (const key in name) this.set(key, name[key]);
    return this;
  }
  let text = ArrayIsArray(value) ? value : String(value);
  if (StringPrototypeToLowerCase(name) === 'content-type' && !StringPrototypeIncludes(text, 'charset')) {
    text = mediaTypeOf(text);
  }
  this.setHeader(name, text);
  return this;
};
response.get = function get(name) { return this.getHeader(name); };
response.append = function append(name, value) {
  this.appendHeader(name, value);
  return this;
};
response.type = response.contentType = function type(type) {
  return this.set('Content-Type', mediaTypeOf(type));
};
response.location = function location(url) { return this.set('Location', url); };
response.vary = function vary(name) { return this.append('Vary', name); };

response.send = function send(body) {
  let bytes = body;
  if (typeof body === 'string') {
    if (!this.get('Content-Type')) this.type('html');
    bytes = Buffer.from(body);
  } else if (body === undefined) {
    bytes = undefined;
  } else if (body === null) {
    bytes = Buffer.from('');
  } else if (TypedArrayPrototypeGetSymbolToStringTag(body) === 'Uint8Array') {
    if (!this.get('Content-Type')) this.type('bin');
  } else {
    return this.json(body);
  }
  if (bytes !== undefined) this.set('Content-Length', bytes.length);
  if (this.statusCode === 204 || this.statusCode === 304) {
    this.removeHeader('Content-Type');
    this.removeHeader('Content-Length');
    this.removeHeader('Transfer-Encoding');
    bytes = undefined;
  }
  if (this.req.method === 'HEAD') this.end();
  else this.end(bytes);
  return this;
};
response.json = function json(value) {
  const text = JSONStringify(value, this.app.get('json replacer'), this.app.get('json spaces'));
  if (!this.get('Content-Type')) this.set('Content-Type', 'application/json');
  return this.send(text);
};
response.sendStatus = function sendStatus(code) {
  this.status(code).type('txt');
  return this.send(http.STATUS_CODES[code] || String(code));
};
response.redirect = function redirect(status, url) {
  if (typeof status !== 'number') {
    url = status;
    status = 302;
  }
  this.location(url).status(status);
  const text = `${http.STATUS_CODES[status]}. Redirecting to ${url}`;
  this.type('txt').set('Content-Length', Buffer.byteLength(text));
  this.end(this.req.method === 'HEAD' ? undefined : text);
};

// ---- what is answered when nobody else did

function page(text) {
  return '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n<title>Error</title>\n' +
    `</head>\n<body>\n<pre>${text}</pre>\n</body>\n</html>\n`;
}
function statusOf(error, res) {
  if (error.status >= 400 && error.status < 600) return error.status;
  if (error.statusCode >= 400 && error.statusCode < 600) return error.statusCode;
  return res.statusCode >= 400 && res.statusCode < 600 ? res.statusCode : 500;
}
function finalAnswer(req, res, error) {
  const { env } = require('process');
  if (!error && res.headersSent) return;
  let status = 404;
  const path = StringPrototypeSplit(req.originalUrl ?? req.url, '?', 1)[0];
  let text = `Cannot ${req.method} ${escapeHtml(path)}`;
  if (error) {
    status = statusOf(error, res);
    const shown = env.NODE_ENV === 'production' ? http.STATUS_CODES[status] : error.stack || String(error);
    text = StringPrototypeReplaceAll(StringPrototypeReplaceAll(escapeHtml(shown), '\n', '<br>'), '  ',
      ' &nbsp;');
    if (env.NODE_ENV !== 'test') require('console').error(error.stack || String(error));
  }
  if (res.headersSent) return void req.socket.destroy();
  const body = page(text);
  res.statusCode = status;
  res.statusMessage = http.STATUS_CODES[status];
  const names = res.getHeaderNames();
  for (let i = 0; error && i < names.length; i++) res.removeHeader(names[i]);
  if (error && error.headers) for (const name in error.headers) res.setHeader(name, error.headers[name]);
  res.setHeader('Content-Security-Policy', "default-src 'none'");
  res.setHeader('X-Content-Type-Options', 'nosniff');
  res.setHeader('Content-Type', 'text/html; charset=utf-8');
  res.setHeader('Content-Length', Buffer.byteLength(body));
  res.end(req.method === 'HEAD' ? undefined : body);
}

module.exports = { request, response, finalAnswer };
