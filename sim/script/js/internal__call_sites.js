'use strict';
// util.getCallSites(): the frames that the engine notes in an error's stack, as objects.

const {
  ArrayPrototypePush, ArrayPrototypeSlice, Error, Number, NumberIsInteger, RegExpPrototypeExec, StringPrototypeSplit,
} = primordials;
const { codes } = require('errors');

const framesMax = 200;
const withName = /^ {4}at (.*) \((.*):(\d+):(\d+)\)$/;
const withoutName = /^ {4}at ()(.*):(\d+):(\d+)$/;

// The frames above the caller's, at most `count`: a number or, as Node has it, options in its place.
module.exports = function getCallSites(count = 8) {
  const wanted = typeof count === 'object' ? 8 : count;
  if (!NumberIsInteger(wanted) || wanted < 1 || wanted > framesMax) {
    throw new codes.ERR_OUT_OF_RANGE('frameCount', `>= 1 && <= ${framesMax}`, wanted);
  }
  const limit = Error.stackTraceLimit;
  Error.stackTraceLimit = wanted + 1;
  const lines = StringPrototypeSplit(new Error().stack, '\n');
  Error.stackTraceLimit = limit;
  const sites = [];
  const frames = ArrayPrototypeSlice(lines, 2, wanted + 2);
  for (let i = 0; i < frames.length; i++) {
    const found = RegExpPrototypeExec(withName, frames[i]) ?? RegExpPrototypeExec(withoutName, frames[i]);
    if (!found) continue;
    const column = Number(found[4]);
    ArrayPrototypePush(sites, { functionName: found[1], scriptId: '0', scriptName: found[2],
                                lineNumber: Number(found[3]), columnNumber: column, column });
  }
  return sites;
};
