'use strict';
// cluster: the simulated machine runs one process, so every script is the primary and has no workers.

const { codes } = require('errors');
const EventEmitter = require('events');
const { ObjectAssign } = primordials;

module.exports = ObjectAssign(new EventEmitter(), {
  isPrimary: true, isMaster: true, isWorker: false, workers: { __proto__: null }, settings: {},
  fork() { throw new codes.ERR_FEATURE_UNAVAILABLE_ON_PLATFORM('cluster.fork()'); },
});
