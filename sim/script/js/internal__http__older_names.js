'use strict';
// What a message's headers were called until Node 22: _headers and _headerNames. From 12 on they warn.

const { ObjectDefineProperty, ObjectKeys } = primordials;
const { kOutHeaders, lower } = require('internal/http/common');
const { deprecate } = require('util');
const { isAtLeast } = require('internal/versions');

function namesOf(message) {
  const fields = message[kOutHeaders];
  if (fields === null) return null;
  const names = { __proto__: null };
  for (const key in fields) names[key] = fields[key][0];
  return names;
}

function setHeadersOf(message, headers) {
  if (headers === null || headers === undefined) message[kOutHeaders] = null;
  if (headers === null || typeof headers !== 'object') return;
  const fields = message[kOutHeaders] = { __proto__: null };
  const names = ObjectKeys(headers);
  for (let i = 0; i < names.length; i++) fields[lower(names[i])] = [names[i], headers[names[i]]];
}

function setNamesOf(message, names) {
  const fields = message[kOutHeaders];
  if (!fields || names === null || typeof names !== 'object') return;
  const keys = ObjectKeys(names);
  for (let i = 0; i < keys.length; i++) if (fields[keys[i]]) fields[keys[i]][0] = names[keys[i]];
}

function defineOlderNames(prototype) {
  const define = (name, get, set) => {
    const old = (fn) => (isAtLeast(12) ?
      deprecate(fn, `OutgoingMessage.prototype.${name} is deprecated`, 'DEP0066') : fn);
    ObjectDefineProperty(prototype, name, {
      __proto__: null, configurable: false,
      get: old(function () { return get(this); }), set: old(function (value) { set(this, value); }),
    });
  };
  define('_headers', (message) => message.getHeaders(), setHeadersOf);
  define('_headerNames', namesOf, setNamesOf);
}

module.exports = { defineOlderNames };
