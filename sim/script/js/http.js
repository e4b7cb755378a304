'use strict';
// http: its parts, put together.

const { ArrayPrototypeSlice, ObjectDefineProperty } = primordials;
const common = require('internal/http/common');
const agents = require('internal/http/agent');
const { ClientRequest } = require('internal/http/client');
const { IncomingMessage } = require('internal/http/incoming');
const { OutgoingMessage } = require('internal/http/outgoing');
const { Server, ServerResponse } = require('internal/http/server');
const { validateInteger } = require('internal/validators');

function createServer(options, requestListener) { return new Server(options, requestListener); }
function request(url, options, callback) { return new ClientRequest(url, options, callback); }
function get(url, options, callback) {
  const outgoing = request(url, options, callback);
  outgoing.end();
  return outgoing;
}

module.exports = {
  METHODS: ArrayPrototypeSlice(common.METHODS), STATUS_CODES: common.STATUS_CODES, Agent: agents.Agent,
  ClientRequest,
  IncomingMessage, OutgoingMessage, Server, ServerResponse, createServer, get, request,
  validateHeaderName: common.validateHeaderName, validateHeaderValue: common.validateHeaderValue,
  maxHeaderSize: common.maxHeaderSize,
  setMaxIdleHTTPParsers(maximum) { validateInteger(maximum, 'max', 1); },
};
ObjectDefineProperty(module.exports, 'globalAgent', {
  __proto__: null, configurable: true, enumerable: true,
  get() { return agents.globalAgent; },
  set(value) { agents.globalAgent = value; },
});
