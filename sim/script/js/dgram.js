'use strict';
// dgram: the simulated network knows TCP alone.

const EventEmitter = require('events');
const { classOf, functions } = require('internal/unsupported');

module.exports = { ...functions('dgram', 'createSocket'), Socket: classOf('dgram', 'Socket', EventEmitter) };
