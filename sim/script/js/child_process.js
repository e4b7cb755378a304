'use strict';
// child_process: the simulated machine runs one process. The module exists, so that programs which only load it run;
// who uses it is told.

const { codes } = require('errors');

function unsupported(name) {
  return () => { throw new codes.ERR_FEATURE_UNAVAILABLE_ON_PLATFORM(`child_process.${name}()`); };
}
module.exports = {
  exec: unsupported('exec'), execFile: unsupported('execFile'), execFileSync: unsupported('execFileSync'),
  execSync: unsupported('execSync'), fork: unsupported('fork'), spawn: unsupported('spawn'),
  spawnSync: unsupported('spawnSync'),
};
