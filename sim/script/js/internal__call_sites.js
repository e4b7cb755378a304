'use strict';
// util.getCallSites(): the frames that the engine notes in an error's stack, as objects.

const { ArrayPrototypePush, Number, NumberIsInteger, RegExpPrototypeExec, StringPrototypeSplit } = primordials;
const { codes } = require('errors');
const { notedFrames } = require('internal/error_stack');

const framesMax = 200;
const place = /^ {4}at (.*) \((.*):(\d+):(\d+)\)$/;

// The frames above the caller's, at most `count`: a number or, as Node has it, options in its place.
module.exports = function getCallSites(count = 8) {
  const wanted = typeof count === 'object' ? 8 : count;
  if (!NumberIsInteger(wanted) || wanted < 1 || wanted > framesMax) {
    throw new codes.ERR_OUT_OF_RANGE('frameCount', `>= 1 && <= ${framesMax}`, wanted);
  }
  const sites = [];
  const frames = StringPrototypeSplit(notedFrames(wanted + 1), '\n');
  for (let i = 1; i < frames.length; i++) {  // the first is this function's
    const found = RegExpPrototypeExec(place, frames[i]);
    if (!found) continue;
    const column = Number(found[4]), functionName = found[1] === '<anonymous>' ? '' : found[1];
    ArrayPrototypePush(sites, { functionName, scriptId: '0', scriptName: found[2],
                                lineNumber: Number(found[3]), columnNumber: column, column });
  }
  return sites;
};
