'use strict';
// The old module constants: those of os, fs and crypto in one object.

const { ObjectAssign, ObjectFreeze } = primordials;
const { constants: os } = require('os');

module.exports = ObjectFreeze(ObjectAssign(
  {}, os.dlopen, os.errno, os.priority, os.signals, require('fs').constants,
  require('crypto').constants));
