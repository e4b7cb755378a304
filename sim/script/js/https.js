'use strict';
// https: there is no TLS in the simulated network. The module exists, so that programs which only load it
// run; who uses it is told.

const { codes } = require('errors');
const { Agent } = require('internal/http/agent');

function unsupported(name) {
  return () => { throw new codes.ERR_FEATURE_UNAVAILABLE_ON_PLATFORM(`https.${name}()`); };
}
class HttpsAgent extends Agent {}
module.exports = {
  Agent: HttpsAgent, globalAgent: new HttpsAgent(), createServer: unsupported('createServer'),
  get: unsupported('get'), request: unsupported('request'),
};
