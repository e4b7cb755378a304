'use strict';
// process.emitWarning, and how warnings are printed.

const { ArrayIsArray, Error, ErrorCaptureStackTrace, ErrorPrototypeToString, String } = primordials;
const process = require('process');
const { codes } = require('errors');
const { withoutFrames } = require('internal/error_stack');
const { validateString } = require('internal/validators');
const { isAtLeast } = require('internal/versions');

let hintShown = false;
let printError;

// The listener of 'warning' that is there from the start.
function onWarning(warning) {
  const isDeprecation = warning.name === 'DeprecationWarning';
  if (isDeprecation && process.noDeprecation) return;
  const traced = process.traceProcessWarnings || (isDeprecation && process.traceDeprecation);
  let text = `(node:${process.pid}) `;
  if (warning.code) text += `[${warning.code}] `;
  if (traced && warning.stack) text += warning.stack;
  else text += typeof warning.toString === 'function' ? String(warning.toString()) : ErrorPrototypeToString(warning);
  if (typeof warning.detail === 'string') text += `\n${warning.detail}`;
  if (!traced && !hintShown && isAtLeast(14)) {
    hintShown = true;
    const flag = isDeprecation ? '--trace-deprecation' : '--trace-warnings';
    text += `\n(Use \`node ${flag} ...\` to show where the warning was created)`;
  }
  // As Node does: whoever replaces process.stderr.write, or console.error before the first warning, gets the text.
  if (printError === undefined || !isAtLeast(12)) printError = require('console').error;
  printError(text);
}

function makeWarning(message, type, code, constructor, detail) {
  const warning = withoutFrames(() => new Error(message));
  warning.name = String(type || 'Warning');
  if (code !== undefined) warning.code = code;
  if (detail !== undefined) warning.detail = detail;
  ErrorCaptureStackTrace(warning, constructor || emitWarning);
  return warning;
}

function later(callback, label) {
  binding.timers.queueTick(callback, callback, label);
}

function emitWarning(warning, type, code, constructor) {
  let detail;
  if (type !== null && typeof type === 'object' && !ArrayIsArray(type)) {
    ({ ctor: constructor, code } = type);
    if (typeof type.detail === 'string') ({ detail } = type);
    type = type.type || 'Warning';
  } else if (typeof type === 'function') {
    constructor = type;
    code = '';
    type = 'Warning';
  }
  if (type !== undefined) validateString(type, 'type');
  if (typeof code === 'function') {
    constructor = code;
    code = '';
  } else if (code !== undefined) {
    validateString(code, 'code');
  }
  if (typeof warning === 'string') {
    warning = makeWarning(warning, type, code, constructor, detail);
  } else if (!(warning instanceof Error)) {
    throw new codes.ERR_INVALID_ARG_TYPE('warning', ['Error', 'string'], warning);
  }
  if (warning.name === 'DeprecationWarning') {
    if (process.noDeprecation) return;
    if (process.throwDeprecation) {
      later(() => { throw warning; }, 'throwDeprecation');
      return;
    }
  }
  later(() => process.emit('warning', warning), 'emitWarning');
}

module.exports = { emitWarning, onWarning };
