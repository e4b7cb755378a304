'use strict';
// How Node prints an error that nobody handled: where, the source line with a caret, and the error.

const {
  Error, MathMax, NumberParseInt, ObjectDefineProperty, ObjectGetOwnPropertyDescriptor, ObjectPrototype,
  ObjectPrototypeToString, RegExpPrototypeExec, RegExpPrototypeSymbolReplace, SafeWeakSet, String,
  StringPrototypeIndexOf, StringPrototypeRepeat, StringPrototypeSlice, StringPrototypeSplit,
  StringPrototypeStartsWith,
} = primordials;
const { isAtLeast } = require('internal/versions');
const { isNativeError } = require('util/types');
const { ownStack, withoutFrames } = require('internal/error_stack');
const { version } = binding.process.profile;

const firstFrame = /^ {4}at (?:.* \()?((?:file:\/\/|node:)?[^()\n]*?):(\d+):(\d+)\)?$/m;
const notSpace = /[^\t]/g;

// Errors whose stack begins with their place already.
const decorated = new SafeWeakSet();

function isErrorLike(value) {
  return typeof value === 'object' && value !== null && ownStack(value) !== undefined && 'message' in value;
}

// Where the stack of an error says that it was made: { file, line, column }, or undefined.
function placeOf(error) {
  const stack = ownStack(error);
  if (stack === undefined) return undefined;
  const match = RegExpPrototypeExec(firstFrame, stack);
  if (match === null) return undefined;
  return { file: match[1], line: NumberParseInt(match[2], 10), column: NumberParseInt(match[3], 10) };
}

// "file:line", the line itself, and a caret below its column. Without the line if the file cannot be read.
function arrowOf({ file, line, column }, width = 1) {
  if (StringPrototypeStartsWith(file, 'node:')) return `${file}:${line}\n      throw err;\n      ^\n`;
  const path = StringPrototypeStartsWith(file, 'file://') ? require('url').fileURLToPath(file) : file;
  const text = binding.modules.read(path);
  const source = typeof text === 'string' ? StringPrototypeSplit(text, '\n')[line - 1] : undefined;
  if (source === undefined) return `${file}:${line}\n`;
  const indent = RegExpPrototypeSymbolReplace(notSpace, StringPrototypeSlice(source, 0, column - 1), ' ');
  return `${file}:${line}\n${source}\n${indent}${StringPrototypeRepeat('^', width)}\n`;
}

// Gives a SyntaxError of the user's file a stack that begins with the place, as Node does.
function decorateSyntaxError(error, place) {
  const at = StringPrototypeIndexOf(error.stack, '\n    at ');
  const frames = at === -1 ? '' : StringPrototypeSlice(error.stack, at);
  ObjectDefineProperty(error, 'stack', {
    __proto__: null, value: `${arrowOf(place)}\nSyntaxError: ${error.message}${frames}`,
    writable: true, enumerable: false, configurable: true,
  });
  decorated.add(error);
}

const epilogue = isAtLeast(17) ? `\nNode.js ${version}\n` : '';

// Deeper than elsewhere, and without the error's own inspection.
function textOf(error) {
  const { defaultOptions, inspect } = require('internal/inspect');
  try {
    return inspect(error, { customInspect: false, depth: MathMax(defaultOptions.depth, 5) });
  } catch {
    return typeof error === 'object' || typeof error === 'function' ? '[object]' : String(error);
  }
}

// As it is shown with `stack` in the place of its own.
function textWith(error, stack) {
  const before = ObjectGetOwnPropertyDescriptor(error, 'stack');
  try {
    ObjectDefineProperty(error, 'stack', { __proto__: null, value: stack, enumerable: false, configurable: true });
    return textOf(error);
  } catch {
    return stack;  // frozen
  } finally {
    if (before?.configurable) ObjectDefineProperty(error, 'stack', { __proto__: null, ...before });
  }
}

// With where it was emitted, if it was. Node 10 shows nothing but the stack.
function textOfError(error) {
  const emitted = require('internal/unhandled_events').stackOf(error);
  if (isAtLeast(12)) return emitted === undefined ? textOf(error) : textWith(error, emitted);
  return emitted ?? ownStack(error) ?? textOf(error);
}

// A symbol has none.
function plainText(value) {
  try {
    return typeof value === 'symbol' ? '' : String(value);
  } catch {
    return '';
  }
}

// What is no error: where it was thrown, if that is known, and its text. `fromPromise`: it was the main module's, whose
// failure Node's loader tells.
function printOther(value, place, fromPromise) {
  const isThing = (typeof value === 'object' && value !== null) || typeof value === 'function';
  const text = !isThing || !isAtLeast(12) ? plainText(value) : textOf(value);
  const hint = isThing || !isAtLeast(12) ? '' :
    '(Use `node --trace-uncaught ...` to show where the exception was thrown)\n';
  const nowhere = fromPromise ? require('internal/thrown_places').arrowOfMain() :
    `${isAtLeast(20) ? '<anonymous_script>' : 'undefined'}:0\n\n`;
  binding.write(2, `\n${place === undefined ? nowhere : arrowOf(place)}${text}\n${hint}${epilogue}`);
}

// `thrown`: [file, line, column] of the statement that threw it, if one did.
function print(error, thrown, fromPromise) {
  let place, head = '';
  if (thrown !== undefined) {
    const { isCommonJs, isLoaded } = require('internal/esm_loader');
    const { 0: path, 1: line, 2: column } = thrown;
    const isModule = isLoaded(path) && !isCommonJs(path);
    place = { file: isModule ? require('url').pathToFileURL(path).href : path, line, column };
  }
  if (!isErrorLike(error) && !isNativeError(error)) return printOther(error, place, fromPromise);
  const text = textOfError(error);
  if (!decorated.has(error)) {
    const arrow = place === undefined ? require('internal/thrown_places').arrowIn(error) : undefined;
    place ??= placeOf(error);
    if (arrow !== undefined) head = `${arrow}\n`;
    else if (place !== undefined) head = `${arrowOf(place)}\n`;
  }
  binding.write(2, `${head}${text}\n${epilogue}`);
}

// ---- Rejections

class UnhandledPromiseRejection extends Error {}

function plain(reason) {
  try {
    return String(reason);
  } catch {
    return '<Inspection interrupted>';
  }
}

// An object is named by its class, unless it has a way of its own to become a text.
function nameOf(reason) {
  if (typeof reason !== 'object' || reason === null) return plain(reason);
  try {
    const name = reason.toString === ObjectPrototype.toString ? reason.constructor?.name : undefined;
    return name ? `#<${name}>` : ObjectPrototypeToString(reason);
  } catch {
    return '#<Object>';
  }
}

// What stands for a rejection with something that is no error.
function rejectionError(reason) {
  const isNew = isAtLeast(20, 3);
  const make = (message) => (isNew ? new UnhandledPromiseRejection(message) : withoutFrames(() => new Error(message)));
  const error = make('This error originated either by throwing inside of an async function without a catch block, ' +
    'or by rejecting a promise which was not handled with .catch(). The promise rejected with the reason ' +
    `"${nameOf(reason)}".`);
  error.code = 'ERR_UNHANDLED_REJECTION';
  ObjectDefineProperty(error, 'name',
    { __proto__: null, value: 'UnhandledPromiseRejection', writable: true, enumerable: isNew, configurable: true });
  return require('internal/thrown_places').throwsAt('rejection', error);
}

let deprecationTold = false;

// Before Node 15, a rejection was no more than a warning.
function warnOfRejection(reason, id) {
  const process = require('process');
  const what = isErrorLike(reason) ? reason.stack : nameOf(reason);
  process.emitWarning(what, 'UnhandledPromiseRejectionWarning');
  const advice = isAtLeast(12, 17) ?
    ' To terminate the node process on unhandled promise rejection, use the CLI flag `--unhandled-rejections=strict` ' +
    '(see https://nodejs.org/api/cli.html#cli_unhandled_rejections_mode).' : '';
  const warning = new Error('Unhandled promise rejection. This error originated either by throwing inside of an async ' +
    'function without a catch block, or by rejecting a promise which was not handled with .catch().' +
    `${advice} (rejection id: ${id})`);
  warning.name = 'UnhandledPromiseRejectionWarning';
  process.emitWarning(warning);
  if (deprecationTold) return;
  deprecationTold = true;
  process.emitWarning('Unhandled promise rejections are deprecated. In the future, promise rejections that are not ' +
    'handled will terminate the Node.js process with a non-zero exit code.', 'DeprecationWarning', 'DEP0018');
}

module.exports = { arrowOf, decorateSyntaxError, isErrorLike, placeOf, print, rejectionError, warnOfRejection };
