'use strict';
// The worker's own side: waits for the parent to say what to run, and runs it in that message's callback, as
// Node does. So a worker's script runs in poll, and its immediates come before its timers.

const {
  ArrayPrototypePush, MapPrototypeForEach, Object, ObjectDefineProperty, ObjectGetOwnPropertyDescriptor,
  ObjectGetPrototypeOf, ObjectPrototypeToString, PromisePrototypeThen, ReflectOwnKeys, StringPrototypeRepeat,
  StringPrototypeSplit,
} = primordials;
const { codes } = require('errors');
const { state, setFatalHandler, uncaughtException } = require('internal/process');
const { hosts } = require('internal/structured_clone');
require('internal/message_port');
const {
  environmentData, flushesAtExit, messageTypes, kTakeMore, kWaitingStreams, pushAll, send,
  ReadableWorkerStdio, WritableWorkerStdio,
} = require('internal/worker_io');
const stdio = require('internal/stdio');
const process = require('process');
const { isAtLeast } = require('internal/versions');
const native = binding.workers;

// What the public module shows.
const shown = { __proto__: null, parentPort: null, workerData: null, threadName: '' };
let port;

function define(name, value) {
  ObjectDefineProperty(
    process, name, { __proto__: null, value, writable: true, enumerable: true, configurable: true });
}

// A worker shares its process with others, and may not change it.
function forbid(name) {
  const forbidden = { [name]() { throw new codes.ERR_WORKER_UNSUPPORTED_OPERATION(`process.${name}()`); } }[name];
  forbidden.disabled = true;
  define(name, forbidden);
}

function prepareProcess() {
  define('stdout', new WritableWorkerStdio(port, 'stdout'));
  define('stderr', new WritableWorkerStdio(port, 'stderr'));
  define('stdin', new ReadableWorkerStdio(port, 'stdin'));
  stdio.stdout = process.stdout;
  stdio.stderr = process.stderr;
  if (flushesAtExit) {
    process.on('exit', () => {
      stdio.stdout[kTakeMore]();
      stdio.stderr[kTakeMore]();
    });
  }
  const names = ['abort', 'chdir', 'initgroups', 'setegid', 'seteuid', 'setgid', 'setgroups', 'setuid'];
  for (let i = 0; i < names.length; i++) {
    if (process[names[i]] !== undefined) forbid(names[i]);
  }
  const { umask } = process;
  define('umask', (mask) => {
    if (mask !== undefined) throw new codes.ERR_WORKER_UNSUPPORTED_OPERATION('Setting process.umask()');
    return umask();
  });
}

// An error with all that a message can carry of it, or any other value that was thrown.
function describeError(error) {
  // A DOMException has all it says in its class, which a message does not carry: until 20 it arrives as an empty object.
  if (isAtLeast(16) && error instanceof require('internal/dom_exception')) {
    const stack = { key: 'stack', flags: { writable: true, configurable: true }, value: error.stack };
    return isAtLeast(22) ? { kind: 'Error', properties: [stack] } : { value: {} };
  }
  if (typeof error !== 'object' || error === null || !isError(error)) {
    return { value: cloneable(error) ? error : require('internal/inspect').inspect(error) };
  }
  const properties = [];
  addProperties(error, error, properties);
  return { kind: classOf(error), properties };
}

// What classes and the error itself say of it, the outermost class first.
function addProperties(error, from, properties) {
  const above = ObjectGetPrototypeOf(from);
  if (above !== null) addProperties(error, above, properties);
  const keys = ReflectOwnKeys(from);
  for (let i = 0; i < keys.length; i++) {
    const key = keys[i];
    if (typeof key !== 'string' || key === '__proto__') continue;
    const { enumerable, configurable, writable = false } = ObjectGetOwnPropertyDescriptor(from, key);
    let value;
    try {
      value = error[key];
    } catch {
      continue;
    }
    if (typeof value === 'function' || typeof value === 'symbol') continue;
    const property = { key, flags: { enumerable, configurable, writable } };
    if (key === 'cause' && typeof value === 'object' && value !== null && value !== error) {
      ArrayPrototypePush(properties, { ...property, cause: describeError(value) });
    } else if (cloneable(value)) {
      ArrayPrototypePush(properties, { ...property, value });
    }
  }
}

// One of a worker's own is no native error, as it was made anew here.
const isError = (value) => ObjectPrototypeToString(value) === '[object Error]';

function cloneable(value) {
  try {
    require('internal/structured_clone').structuredClone(value);
    return true;
  } catch {
    return false;
  }
}

// The name of the built-in class of errors that it is of.
function classOf(error) {
  for (let at = error; at !== null; at = ObjectGetPrototypeOf(at)) {
    const found = ObjectGetOwnPropertyDescriptor(at, 'constructor')?.value;
    if (typeof found !== 'function' || found !== primordials[found.name] || found === Object) continue;
    if (found.name !== 'AggregateError' || isAtLeast(26)) return found.name;
  }
  return 'Error';
}

// Nobody in the worker caught it: its parent hears of it, but of earlier messages before.
function tellParent(error) {
  binding.modules.spendOn('worker error');
  try {
    send(port, { type: messageTypes.ERROR_MESSAGE, error: describeError(error) });
  } catch {
    send(port, { type: messageTypes.COULD_NOT_SERIALIZE_ERROR });
  }
}

function tellPlace(error, name, text) {
  const { stack } = error, thrownAt = binding.process.thrownAt(error);
  if (typeof stack !== 'string') return;
  const place = thrownAt === undefined ? require('internal/fatal_error').placeOf(error) :
    { file: thrownAt[0], line: thrownAt[1], column: thrownAt[2] };
  if (place?.file !== name) return;
  const source = StringPrototypeSplit(text, '\n')[place.line - 1] ?? '', indent = StringPrototypeRepeat(' ', place.column - 1);
  ObjectDefineProperty(error, 'stack', {
    __proto__: null, value: `${name}:${place.line}\n${source}\n${indent}^\n\n${stack}`, writable: true, configurable: true,
  });
}
// The stack of an error that the text throws begins with the place, as of all that Node's vm runs.
function runText(name, text) {
  try {
    require('internal/cjs_loader').runEval(name, text);
  } catch (error) {
    if (binding.util.classKind(error) === 'Error') tellPlace(error, name, text);
    throw error;
  }
}

function runScript({ filename, doEval }) {
  if (doEval === false) {
    process.argv.splice(1, 0, filename);
    return require('internal/run_main')(filename);
  }
  const name = '[worker eval]';
  if (doEval === 'classic') {
    define('_eval', filename);
    process.argv.splice(1, 0, name);
    return runText(name, filename);
  }
  return PromisePrototypeThen(binding.modules.importModule(filename, `${process.cwd()}/${name}`), undefined,
    (error) => uncaughtException(error, true));
}

function load(message) {
  port.unref();
  const { argv = [] } = message;
  for (let i = 0; i < argv.length; i++) ArrayPrototypePush(process.argv, argv[i]);
  if (message.execArgv !== undefined) define('execArgv', message.execArgv);
  shown.parentPort = message.publicPort;
  shown.workerData = message.workerData;
  shown.threadName = message.threadName;
  MapPrototypeForEach(message.environmentData, (value, key) => { environmentData.set(key, value); });
  if (!message.hasStdin) process.stdin.push(null);
  send(port, { type: messageTypes.UP_AND_RUNNING });
  runScript(message);
}

function runWorker() {
  port = hosts.attach(native.port);
  port[kWaitingStreams] = 0;
  process.argv.length = 1;
  prepareProcess();
  setFatalHandler(tellParent);
  state.secondErrorCode = isAtLeast(14) ? 1 : 0;
  port.on('message', (message) => {
    switch (message.type) {
      case messageTypes.LOAD_SCRIPT: return load(message);
      case messageTypes.STDIO_PAYLOAD: return pushAll(process[message.stream], message.chunks);
      default: return process[message.stream][kTakeMore]();
    }
  });
}

module.exports = { runWorker, shown, state };
