'use strict';
// https: there is no TLS in the simulated network.

const http = require('internal/http/agent');
const { Server } = require('internal/http/server');
const { classOf, functions } = require('internal/unsupported');

class Agent extends http.Agent {}
module.exports = {
  Agent, globalAgent: new Agent(), Server: classOf('https', 'Server', Server),
  ...functions('https', 'createServer get request'),
};
