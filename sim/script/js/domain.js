'use strict';
// domain: deprecated, and not simulated.

const EventEmitter = require('events');
const { classOf, functions } = require('internal/unsupported');

module.exports = {
  _stack: [], Domain: classOf('domain', 'Domain', EventEmitter), ...functions('domain', 'createDomain create'), active: null,
};
