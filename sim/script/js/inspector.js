'use strict';
// inspector: nobody can attach to the simulated machine.

const EventEmitter = require('events');
const { classOf, functions } = require('internal/unsupported');

module.exports = {
  ...functions('inspector', 'open waitForDebugger'), close() {}, url() { return undefined; }, console: globalThis.console,
  Session: classOf('inspector', 'Session', EventEmitter),
};
