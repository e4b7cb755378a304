'use strict';
// child_process: the simulated machine runs one process.

const EventEmitter = require('events');
const { classOf, functions } = require('internal/unsupported');

module.exports = {
  ChildProcess: classOf('child_process', 'ChildProcess', EventEmitter),
  ...functions('child_process', 'exec execFile execFileSync execSync fork spawn spawnSync'),
};
