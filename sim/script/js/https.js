'use strict';
// https: there is no TLS in the simulated network.

const { ObjectDefineProperty } = primordials;
const { Agent } = require('internal/http/agent');
const { Server } = require('internal/http/server');
const { classOf, functions } = require('internal/unsupported');

class HttpsAgent extends Agent {}
ObjectDefineProperty(HttpsAgent, 'name', { __proto__: null, value: 'Agent', configurable: true });
module.exports = {
  Agent: HttpsAgent, globalAgent: new HttpsAgent(), Server: classOf('https', 'Server', Server),
  ...functions('https', 'createServer get request'),
};
