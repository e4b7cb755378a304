'use strict';
// The global console, and the class Console. Methods are bound, so that `const { log } = console` works.
// What is logged is formatted by internal/format, which is loaded when the first value that is no plain text
// comes.

const {
  ArrayPrototypeSlice, ArrayPrototypeUnshift, Boolean, ErrorCaptureStackTrace, FunctionPrototypeBind, MathFloor,
  Number, NumberPrototypeToFixed, ObjectDefineProperty, ObjectKeys, ReflectApply, ReflectConstruct, SafeMap,
  StringPrototypeIncludes, StringPrototypePadStart, StringPrototypeRepeat, StringPrototypeReplaceAll,
  StringPrototypeSlice, StringPrototypeSplit, Symbol, SymbolHasInstance, SymbolToStringTag,
} = primordials;

const { isAtLeast } = require('internal/versions');
const kState = Symbol('kState');
const noop = () => {};

function defineHidden(object, key, value) {
  ObjectDefineProperty(
    object, key, { __proto__: null, value, writable: true, enumerable: false, configurable: true });
}

// stdout and stderr are null for the global console.
function initialize(console, { stdout, stderr, ignoreErrors = true, colorMode = 'auto', inspectOptions,
                               groupIndentation = 2 }) {
  defineHidden(console, kState, {
    stdout, stderr, ignoreErrors: Boolean(ignoreErrors), colorMode, inspectOptions, groupIndentation,
    indent: '', times: new SafeMap(), counts: new SafeMap(),
  });
  ObjectDefineProperty(console, SymbolToStringTag, { __proto__: null, value: 'console', configurable: true });
  const names = ObjectKeys(Console.prototype);
  for (let i = 0; i < names.length; i++) {
    const bound = FunctionPrototypeBind(console[names[i]] ?? Console.prototype[names[i]], console);
    ObjectDefineProperty(bound, 'name', { __proto__: null, value: names[i] });
    console[names[i]] = bound;
  }
}

function Console(options) {
  if (new.target === undefined) return ReflectConstruct(Console, arguments);
  if (!options || typeof options.write === 'function') {
    options = { stdout: options, stderr: arguments[1], ignoreErrors: arguments[2] };
  }
  const { stdout, stderr = stdout, colorMode = 'auto', inspectOptions, groupIndentation } = options;
  const { codes, validateInteger, validateObject, validateOneOf } = require('errors');
  if (!stdout || typeof stdout.write !== 'function') throw new codes.ERR_CONSOLE_WRITABLE_STREAM('stdout');
  if (!stderr || typeof stderr.write !== 'function') throw new codes.ERR_CONSOLE_WRITABLE_STREAM('stderr');
  validateOneOf(colorMode, 'colorMode', ['auto', true, false]);
  if (groupIndentation !== undefined) validateInteger(groupIndentation, 'groupIndentation', 0, 1000);
  if (inspectOptions !== undefined) {
    validateObject(inspectOptions, 'options.inspectOptions');
    if (inspectOptions.colors !== undefined && options.colorMode !== undefined) {
      throw new codes.ERR_INCOMPATIBLE_OPTION_PAIR('options.inspectOptions.color', 'colorMode');
    }
  }
  defineHidden(this, '_stdout', stdout);
  defineHidden(this, '_stderr', stderr);
  initialize(this, { ...options, stdout, stderr });
}
ObjectDefineProperty(Console, SymbolHasInstance, {
  __proto__: null,
  value(instance) { return instance?.[kState] !== undefined; },
});

// A stream that fails does not take the program down: console swallows the error, unless told otherwise.
function writeToStream(state, stream, text) {
  if (!state.ignoreErrors) {
    stream.write(text);
    return;
  }
  const listens = typeof stream.once === 'function' && typeof stream.removeListener === 'function';
  // An error that is yet to come finds a listener, too. It leaves with it: that of a later write does not.
  const onWritten = (error) => {
    if (error === null || error === undefined || stream._writableState?.errorEmitted) return;
    if (listens && stream.listenerCount('error') === 0) stream.once('error', noop);
  };
  try {
    if (listens && stream.listenerCount('error') === 0) stream.once('error', noop);
    require('internal/stdio').onFailure = onWritten;
    stream.write(text, onWritten);
  } catch (error) {
    if (require('errors').isStackOverflowError(error)) throw error;
  } finally {
    if (listens) stream.removeListener('error', noop);
  }
}

function write(state, fd, text) {
  const { indent } = state;
  if (indent !== '') {
    if (StringPrototypeIncludes(text, '\n')) text = StringPrototypeReplaceAll(text, '\n', `\n${indent}`);
    text = indent + text;
  }
  text += '\n';
  if (state.stdout !== null) {
    writeToStream(state, fd === 1 ? state.stdout : state.stderr, text);
    return;
  }
  const made = require('internal/stdio');
  const name = fd === 1 ? 'stdout' : 'stderr';
  let stream = made[name];
  if (stream === undefined) {
    if (binding.write(fd, text)) return;
    stream = require('process')[name];
    made.isRefused = true;
  }
  writeToStream(state, stream, text);
}

function optionsFor(state, fd) {
  let colors = state.colorMode;
  if (colors === 'auto') {
    const stream = fd === 1 ? state.stdout : state.stderr;
    colors =
      Boolean(stream?.isTTY && (typeof stream.getColorDepth !== 'function' || stream.getColorDepth() > 2));
  }
  return state.inspectOptions === undefined ? { colors } : { colors, ...state.inspectOptions };
}
// Node asks both streams for their colors, which makes them: from 22 on for what is no lone string, before for any text.
let looksAtColors = (isAtLeast(18) && !isAtLeast(20)) || isAtLeast(20, 3);
function lookAtColors() {
  looksAtColors = false;
  binding.context.makeOutputs();
}
const knowsLoneStrings = isAtLeast(22);
function format(state, fd, args) {
  if (looksAtColors && !knowsLoneStrings) lookAtColors();
  if (args.length === 1 && typeof args[0] === 'string') return args[0];
  if (looksAtColors) lookAtColors();
  if (args.length === 0) return '';
  return require('internal/format').formatArguments(optionsFor(state, fd), args);
}

const pad = (value) => StringPrototypePadStart(`${value}`, 2, '0');
// 12.345ms, 1.234s, 1:02.345 (m:ss.mmm), 1:01:02.345 (h:mm:ss.mmm)
function durationText(ms) {
  if (ms < 1000) return `${Number(NumberPrototypeToFixed(ms, 3))}ms`;
  if (ms < 60000) return `${NumberPrototypeToFixed(ms / 1000, 3)}s`;
  const hours = MathFloor(ms / 3600000);
  const minutes = MathFloor((ms % 3600000) / 60000);
  const { 0: seconds, 1: millis } = StringPrototypeSplit(NumberPrototypeToFixed((ms % 60000) / 1000, 3), '.');
  return hours > 0 ? `${hours}:${pad(minutes)}:${pad(seconds)}.${millis} (h:mm:ss.mmm)` :
    `${minutes}:${pad(seconds)}.${millis} (m:ss.mmm)`;
}

function logTime(console, method, label, data) {
  const start = console[kState].times.get(label);
  if (start === undefined) {
    require('process').emitWarning(`No such label '${label}' for console.${method}()`);
    return false;
  }
  const passed = require('process').hrtime(start);
  const args = ['%s: %s', label, durationText(passed[0] * 1000 + passed[1] / 1e6)];
  primordials.ArrayPrototypePushApply(args, data);
  ReflectApply(console.log, console, args);
  return true;
}

const methods = {
  log(...args) { write(this[kState], 1, format(this[kState], 1, args)); },
  warn(...args) { write(this[kState], 2, format(this[kState], 2, args)); },
  dir(object, options) {
    const { inspect } = require('internal/inspect');
    write(
      this[kState], 1,
      inspect(object, { customInspect: false, ...optionsFor(this[kState], 1), ...options }));
  },
  time(label = 'default') {
    label = `${label}`;
    const { times } = this[kState];
    if (times.has(label))
      require('process').emitWarning(`Label '${label}' already exists for console.time()`);
    else times.set(label, require('process').hrtime());
  },
  timeEnd(label = 'default') {
    label = `${label}`;
    if (logTime(this, 'timeEnd', label, [])) this[kState].times.delete(label);
  },
  timeLog(label = 'default', ...data) { logTime(this, 'timeLog', `${label}`, data); },
  trace(...args) {
    const trace = { name: 'Trace', message: format(this[kState], 2, args) };
    ErrorCaptureStackTrace(trace, methods.trace);
    this.error(trace.stack);
  },
  assert(...args) {
    if (args[0]) return;
    args = ArrayPrototypeSlice(args, 1);
    const isShownAlone = args.length === 0 || (isAtLeast(22) && typeof args[0] !== 'string');
    if (isShownAlone) ArrayPrototypeUnshift(args, 'Assertion failed');
    else args[0] = `Assertion failed: ${args[0]}`;
    ReflectApply(this.warn, this, args);
  },
  clear() {},  // only a terminal can be cleared
  count(label = 'default') {
    label = `${label}`;
    const { counts } = this[kState];
    const count = (counts.get(label) ?? 0) + 1;
    counts.set(label, count);
    this.log(`${label}: ${count}`);
  },
  countReset(label = 'default') {
    if (this[kState].counts.delete(`${label}`)) return;
    require('process').emitWarning(`Count for '${label}' does not exist`);
  },
  group(...data) {
    if (data.length > 0) ReflectApply(this.log, this, data);
    this[kState].indent += StringPrototypeRepeat(' ', this[kState].groupIndentation);
  },
  groupEnd() {
    const state = this[kState];
    state.indent = StringPrototypeSlice(state.indent, 0, state.indent.length - state.groupIndentation);
  },
  table(data, properties) {
    if (properties !== undefined) require('internal/validators').validateArray(properties, 'properties');
    if (data === null || typeof data !== 'object') this.log(data);
    else this.log(require('internal/console_table').tableOf(data, properties, optionsFor(this[kState], 1)));
  },
};
// Each is named as what it does the same as. From 22 on info, debug and error stand beside log and warn.
const twins = { __proto__: null, info: methods.log, debug: methods.log, dirxml: methods.log, error: methods.warn,
  groupCollapsed: methods.group };
const first = isAtLeast(22) ? ['log', 'info', 'debug', 'warn', 'error'] : [];
const names = [...first, ...ObjectKeys(methods), 'debug', 'info', 'dirxml', 'error', 'groupCollapsed'];
for (let i = 0; i < names.length; i++) Console.prototype[names[i]] ??= methods[names[i]] ?? twins[names[i]];

const console = { __proto__: {} };
initialize(console, { stdout: null, stderr: null, colorMode: false });
console.Console = Console;
// The debugger's methods: without a debugger they do nothing.
console.profile = function profile() {};
console.profileEnd = function profileEnd() {};
console.timeStamp = function timeStamp() {};

module.exports = console;
