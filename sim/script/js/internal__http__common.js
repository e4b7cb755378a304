'use strict';
// What server and client share: the parser (llhttp, by binding.http), the tables of methods and status codes,
// and what is allowed in headers.

const {
  ArrayPrototypePop, ArrayPrototypePush, Error, RegExpPrototypeExec, SafeSet, StringPrototypeToLowerCase, Symbol,
} = primordials;
const { codes } = require('errors');
const { withoutFrames } = require('internal/error_stack');
const { isAtLeast } = require('internal/versions');
const native = binding.http;

const kOutHeaders = Symbol('outHeaders'), kNeedDrain = Symbol('needDrain');

const METHODS = [
  'ACL', 'BIND', 'CHECKOUT', 'CONNECT', 'COPY', 'DELETE', 'GET', 'HEAD', 'LINK', 'LOCK', 'M-SEARCH', 'MERGE',
  'MKACTIVITY', 'MKCALENDAR', 'MKCOL', 'MOVE', 'NOTIFY', 'OPTIONS', 'PATCH', 'POST',
  ...(isAtLeast(12) && !isAtLeast(16) ? ['PRI'] : []), 'PROPFIND', 'PROPPATCH',
  'PURGE',
  'PUT', ...(isAtLeast(20, 3) ? ['QUERY'] : []), 'REBIND', 'REPORT', 'SEARCH', 'SOURCE', 'SUBSCRIBE', 'TRACE', 'UNBIND', 'UNLINK', 'UNLOCK',
  'UNSUBSCRIBE',
];

const STATUS_CODES = {
  100: 'Continue', 101: 'Switching Protocols', 102: 'Processing', 103: 'Early Hints', 200: 'OK',
  201: 'Created',
  202: 'Accepted', 203: 'Non-Authoritative Information', 204: 'No Content', 205: 'Reset Content',
  206: 'Partial Content', 207: 'Multi-Status', 208: 'Already Reported', 226: 'IM Used',
  300: 'Multiple Choices',
  301: 'Moved Permanently', 302: 'Found', 303: 'See Other', 304: 'Not Modified', 305: 'Use Proxy',
  307: 'Temporary Redirect', 308: 'Permanent Redirect', 400: 'Bad Request', 401: 'Unauthorized',
  402: 'Payment Required', 403: 'Forbidden', 404: 'Not Found', 405: 'Method Not Allowed',
  406: 'Not Acceptable',
  407: 'Proxy Authentication Required', 408: 'Request Timeout', 409: 'Conflict', 410: 'Gone',
  411: 'Length Required',
  412: 'Precondition Failed', 413: 'Payload Too Large', 414: 'URI Too Long', 415: 'Unsupported Media Type',
  416: 'Range Not Satisfiable', 417: 'Expectation Failed', 418: "I'm a Teapot", 421: 'Misdirected Request',
  422: 'Unprocessable Entity', 423: 'Locked', 424: 'Failed Dependency', 425: 'Too Early',
  426: 'Upgrade Required',
  428: 'Precondition Required', 429: 'Too Many Requests', 431: 'Request Header Fields Too Large',
  451: 'Unavailable For Legal Reasons', 500: 'Internal Server Error', 501: 'Not Implemented',
  502: 'Bad Gateway',
  503: 'Service Unavailable', 504: 'Gateway Timeout', 505: 'HTTP Version Not Supported',
  506: 'Variant Also Negotiates', 507: 'Insufficient Storage', 508: 'Loop Detected',
  509: 'Bandwidth Limit Exceeded',
  510: 'Not Extended', 511: 'Network Authentication Required',
};

const token = /^[\^_`a-zA-Z\-0-9!#$%&'*+.|~]+$/;
const invalidCharacter = /[^\t\x20-\x7e\x80-\xff]/;
const isToken = (text) => typeof text === 'string' && RegExpPrototypeExec(token, text) !== null;
const hasInvalidCharacter = (text) => RegExpPrototypeExec(invalidCharacter, `${text}`) !== null;

// Names that were found to be right. Programs have few.
const knownNames = new SafeSet();
function validateHeaderName(name, label) {
  if (knownNames.has(name)) return;
  if (!isToken(name)) throw new codes.ERR_INVALID_HTTP_TOKEN(label || 'Header name', name);
  if (knownNames.size < 200) knownNames.add(name);
}
function validateHeaderValue(name, value) {
  if (value === undefined) throw new codes.ERR_HTTP_INVALID_HEADER_VALUE(value, name);
  if (hasInvalidCharacter(value)) throw new codes.ERR_INVALID_CHAR('header content', name);
}

// What follows a message with "Connection: close": until Node 14 it is read as the next one, the llhttp of 16 to 20.2
// left it out, and later it is an error.
const readsWhatFollows = !isAtLeast(16), skipsWhatFollows = !readsWhatFollows && !isAtLeast(20, 3);

// A parser of one connection. binding.http makes the messages that it reads, and pushes their bodies.
// options.onIncoming(message, keepAlive, named) says how the body is read; that and what is named, binding.http tells.
// named is undefined if not all headers count. Parsers are used again.
// How long a head may be. Before 14 it was the same for all servers and requests.
const maxHeaderSize = isAtLeast(14) ? 16384 : 8192;
const hasOwnLimit = isAtLeast(14);

class Parser {
  #running = false;

  constructor() { this.machine = native.createParser(false, maxHeaderSize); }

  begin(isResponse, socket, IncomingMessage, options) {
    // From 22 on a server refuses more headers than it takes (HPE_HEADER_OVERFLOW); a client leaves the rest out.
    const { maxHeadersCount: most } = options;
    const headersMax = isResponse || !isAtLeast(22) ? 0 : typeof most === 'number' ? most : 1000;
    const headSizeMax = hasOwnLimit && options.maxHeaderSize || maxHeaderSize;
    native.reset(this.machine, isResponse, headSizeMax, headersMax, skipsWhatFollows, readsWhatFollows);
    this.socket = socket;
    this.incoming = null;
    this.IncomingMessage = IncomingMessage;
    this.joinDuplicateHeaders = options.joinDuplicateHeaders;
    this.maxHeadersCount = options.maxHeadersCount;
    this.onIncoming = options.onIncoming;
  }
  end() {
    this.socket = null;
    this.incoming = null;
    this.onIncoming = null;
    if (!this.#running && idleParsers.length < 100) ArrayPrototypePush(idleParsers, this);
  }

  // How many bytes were consumed, or the error; -1 minus the bytes where stopsAtBody made it stop.
  execute(bytes, stopsAtBody) {
    this.#running = true;
    const result = native.execute(this.machine, bytes, this, stopsAtBody);
    this.#running = false;
    return typeof result === 'number' ? result : toError(result, bytes);
  }
  isWithin() { return native.isWithin(this.machine); }  // a message
  finish() {
    const result = native.finish(this.machine, this);
    if (typeof result === 'number') return result;
    const error = toError(result, undefined);
    error.message = 'Parse Error';  // the reason is no word of it here
    return error;
  }
}
const idleParsers = [];

// Node 10 has another parser, which says no reason; the one of 12 to 20.2 knows no other protocols.
const isOtherProtocol = (reason) => reason === 'Expected HTTP/, RTSP/ or ICE/';
const wordsOf = (reason) => (isOtherProtocol(reason) && !isAtLeast(20, 3) ? 'Expected HTTP/' : reason);
function toError([code, said, bytesParsed], rawPacket) {
  const reason = wordsOf(said);
  const error = withoutFrames(() => new Error(isAtLeast(12) ? `Parse Error: ${reason}` : 'Parse Error'));
  error.bytesParsed = bytesParsed;
  error.code = code;
  if (isAtLeast(12)) error.reason = reason;
  error.rawPacket = rawPacket;
  return error;
}

function takeParser(isResponse, socket, IncomingMessage, options) {
  const parser = idleParsers.length > 0 ? ArrayPrototypePop(idleParsers) : new Parser();
  parser.begin(isResponse, socket, IncomingMessage, options);
  return parser;
}
// The parser's work on a connection is over.
function freeParser(socket) {
  const { parser } = socket;
  if (!parser) return;
  socket.parser = null;
  parser.end();
}

const hasWord = (word) => {
  const pattern = new primordials.RegExp(`(?:^|\\W)${word}(?:$|\\W)`, 'i');
  return (text) => RegExpPrototypeExec(pattern, `${text}`) !== null;
};

// Before Node 14 messages do not know that they are destroyed.
const knowsDestroyed = isAtLeast(14);
function markDestroyed(message) { if (knowsDestroyed) message.destroyed = true; }

module.exports = {
  maxHeaderSize, METHODS, STATUS_CODES, takeParser, freeParser, readStart: native.readStart, isToken, hasInvalidCharacter,
  markDestroyed, validateHeaderName, validateHeaderValue, kOutHeaders, kNeedDrain,
  saysChunked: hasWord('chunked'), saysClose: hasWord('close'), saysContinue: hasWord('100-continue'),
  lower: StringPrototypeToLowerCase,
};
