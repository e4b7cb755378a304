'use strict';
// Names of text encodings, and what each can do natively.

const { StringPrototypeToLowerCase } = primordials;
const { isAtLeast } = require('internal/versions');

const names = {
  '__proto__': null, 'utf8': 'utf8', 'utf-8': 'utf8', 'ucs2': 'utf16le', 'ucs-2': 'utf16le',
  'utf16le': 'utf16le', 'utf-16le': 'utf16le', 'latin1': 'latin1', 'binary': 'latin1', 'ascii': 'ascii',
  'base64': 'base64', 'base64url': 'base64url', 'hex': 'hex',
};
if (!isAtLeast(14)) delete names.base64url;

// The canonical name; undefined for an unknown one. Nothing and '' mean utf8.
function normalizeEncoding(encoding) {
  if (encoding == null || encoding === '') return 'utf8';
  return nameOf(encoding);
}
function nameOf(encoding) {
  return names[encoding] ?? names[StringPrototypeToLowerCase(`${encoding}`)];
}

module.exports = { normalizeEncoding, nameOf };
