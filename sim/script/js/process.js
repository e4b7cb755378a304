'use strict';
// The process object. Loaded when a script first asks for it; what the engine needs at all times is in
// internal/process.

const {
  ArrayPrototypeConcat, Error, MathTrunc, Number, NumberIsInteger, ObjectCreate, ObjectDefineProperty, ObjectFreeze, ReflectApply, Set,
  StringPrototypeSlice, StringPrototypeStartsWith, SymbolToStringTag,
} = primordials;
const native = binding.process;
const EventEmitter = require('events');
const { state } = require('internal/process');
const { isAtLeast } = require('internal/versions');
const { codes } = require('errors');
const {
  validateArray, validateInteger, validateNumber, validateObject, validateString,
} = require('internal/validators');

function process() {}
process.prototype = ObjectCreate(EventEmitter.prototype, {
  constructor: { __proto__: null, value: process, writable: true, enumerable: false, configurable: true },
  [SymbolToStringTag]: { __proto__: null, value: 'process', writable: false, enumerable: false, configurable: true },
});
const self = module.exports = ObjectCreate(process.prototype);
state.process = self;
ReflectApply(EventEmitter, self, []);

function defineAccessor(key, get, set = undefined, enumerable = true) {
  ObjectDefineProperty(self, key, { __proto__: null, get, set, enumerable, configurable: true });
}
// Made when it is first read.
function defineLazily(key, load) {
  const define = (value) => ObjectDefineProperty(self, key,
    { __proto__: null, value, writable: true, enumerable: true, configurable: true });
  defineAccessor(key, () => {
    const value = load();
    define(value);
    return value;
  }, define);
}

// ---- What it is

const execPath = '/usr/local/bin/node';
self.version = native.profile.version;
defineLazily('versions', () => require('internal/release').versions);
defineLazily('release', () => require('internal/release').release);
self.arch = 'x64';
self.platform = 'linux';
self.title = 'node';
self.pid = 4242;
self.ppid = 4241;
self.execPath = execPath;
self.debugPort = 9229;
self.argv0 = 'node';
self.argv = ArrayPrototypeConcat([execPath, native.script], native.argv);
self.execArgv = [];
self.features = {
  inspector: false, debug: false, uv: true, ipv6: true, tls_alpn: true, tls_sni: true, tls_ocsp: true, tls: true,
  cached_builtins: true,
};
self.config = ObjectFreeze({
  __proto__: null,
  target_defaults: ObjectFreeze({ __proto__: null, default_configuration: 'Release' }),
  variables: ObjectFreeze({ __proto__: null }),
});
defineLazily('allowedNodeEnvironmentFlags', () => ObjectFreeze(new Set([
  '--max-old-space-size', '--no-deprecation', '--no-warnings', '--require', '--stack-trace-limit',
  '--trace-deprecation', '--trace-uncaught', '--trace-warnings', '--unhandled-rejections',
])));
defineLazily('env', () => require('internal/environment').makeEnvironment(native.env));
defineLazily('stdin', () => require('internal/standard_streams').makeInput());
defineLazily('stdout', () => require('internal/standard_streams').makeOutput(1));
defineLazily('stderr', () => require('internal/standard_streams').makeOutput(2));

self.cwd = function cwd() { return native.cwd(); };
self.chdir = function chdir(directory) {
  validateString(directory, 'directory');
  const before = native.cwd();
  const error = native.chdir(require('path').resolve(before, directory));
  if (!(error < 0)) return;
  const { uvException } = require('errors');
  throw isAtLeast(12) ? uvException(error, 'chdir', before, directory) : uvException(error, 'chdir', directory);
};
let mask = 0o22;
self.umask = function umask(value) {
  const old = mask;
  if (value !== undefined) {
    if (typeof value === 'string') value = Number(`0o${value}`);
    validateInteger(value, 'mask', 0, 0xFFFFFFFF);
    mask = value & 0o777;
  }
  return old;
};
const ids = ['getuid', 'geteuid', 'getgid', 'getegid'];
for (let i = 0; i < ids.length; i++) self[ids[i]] = () => 1000;
self.getgroups = () => [1000];

// ---- Clocks and counts

self.nextTick = binding.timers.nextTick;

self.hrtime = function hrtime(previous) {
  const now = native.nowNs();
  const seconds = Number(now / 1000000000n);
  const rest = Number(now % 1000000000n);
  if (previous === undefined) return [seconds, rest];
  validateArray(previous, 'time');
  if (previous.length !== 2) throw new codes.ERR_OUT_OF_RANGE('time', 2, previous.length);
  const difference = [seconds - previous[0], rest - previous[1]];
  if (difference[1] < 0) {
    difference[0]--;
    difference[1] += 1000000000;
  }
  return difference;
};
self.hrtime.bigint = function bigint() { return native.nowNs(); };
self.uptime = function uptime() { return native.nowMs() / 1000; };

const page = 4096;
const baseMemory = 40 * 1024 * 1024;  // what a process of Node has besides its heap, roughly
const roundUp = (bytes) => MathTrunc((bytes + page - 1) / page) * page;
self.memoryUsage = function memoryUsage() {
  const heapUsed = native.heap();
  return {
    rss: roundUp(baseMemory + heapUsed), heapTotal: roundUp(heapUsed), heapUsed, external: 0, arrayBuffers: 0,
  };
};
self.memoryUsage.rss = function rss() { return roundUp(baseMemory + native.heap()); };
self.constrainedMemory = function constrainedMemory() { return native.memoryMax; };
self.availableMemory = function availableMemory() { return native.memoryMax; };

self.cpuUsage = function cpuUsage(previous) {
  if (previous !== undefined) {
    validateObject(previous, 'prevValue');
    validateNumber(previous.user, 'prevValue.user', 0);
    validateNumber(previous.system, 'prevValue.system', 0);
  }
  return { user: MathTrunc(native.nowMs() * 1000) - (previous?.user ?? 0), system: 0 - (previous?.system ?? 0) };
};
self.resourceUsage = function resourceUsage() {
  return {
    userCPUTime: MathTrunc(native.nowMs() * 1000), systemCPUTime: 0, maxRSS: MathTrunc((baseMemory + native.heap()) / 1024),
    sharedMemorySize: 0, unsharedDataSize: 0, unsharedStackSize: 0, minorPageFault: 0, majorPageFault: 0,
    swappedOut: 0, fsRead: 0, fsWrite: 0, ipcSent: 0, ipcReceived: 0, signalsCount: 0,
    voluntaryContextSwitches: 0, involuntaryContextSwitches: 0,
  };
};
self.getActiveResourcesInfo = function getActiveResourcesInfo() {
  const { stdout, stderr } = require('internal/stdio');
  return binding.active.resources(stdout !== undefined, stderr !== undefined);
};

// ---- The end

function checkExitCode(code) {
  if (code === null || code === undefined || !isAtLeast(20)) return;
  let value = code;
  if (typeof code === 'string' && code !== '' && NumberIsInteger(+code)) value = +code;
  validateInteger(value, 'code');
}
defineAccessor('exitCode', () => state.exitCode, (code) => {
  checkExitCode(code);
  state.exitCode = code ?? undefined;
}, true);
defineAccessor('_exiting', () => state.exiting, (value) => { state.exiting = value; }, false);

self.exit = function exit(code) {
  if (code !== undefined) self.exitCode = code;
  if (!state.exiting) {
    state.exiting = true;
    self.emit('exit', state.exitCode || 0);
  }
  self.reallyExit(state.exitCode || 0);
};
self.reallyExit = function reallyExit(code) { native.exit(MathTrunc(+code) || 0, 'process_exit'); };
self.abort = function abort() { native.exit(134, 'process_exit'); };

const isSignal = (type) => typeof type === 'string' && StringPrototypeStartsWith(type, 'SIG');
self.on('newListener', function startListeningIfSignal(type) {
  if (isSignal(type)) require('internal/signals').startListening(self, type);
});
self.on('removeListener', function stopListeningIfSignal(type) {
  if (isSignal(type)) require('internal/signals').stopListening(self, type);
});
self.kill = function kill(pid, signal = 'SIGTERM') {
  if (pid != (pid | 0)) throw new codes.ERR_INVALID_ARG_TYPE('pid', 'number', pid);
  const { send, signals } = require('internal/signals');
  const number = typeof signal === 'number' ? signal : signals[signal];
  if (number === undefined) throw new codes.ERR_UNKNOWN_SIGNAL(signal);
  send(self, pid, number);
  return true;
};

self.setUncaughtExceptionCaptureCallback = function setUncaughtExceptionCaptureCallback(callback) {
  if (callback === null) {
    state.captureCallback = undefined;
    return;
  }
  if (typeof callback !== 'function') throw new codes.ERR_INVALID_ARG_TYPE('fn', ['Function', 'null'], callback);
  if (state.captureCallback !== undefined) throw new codes.ERR_UNCAUGHT_EXCEPTION_CAPTURE_ALREADY_SET();
  state.captureCallback = callback;
};
self.hasUncaughtExceptionCaptureCallback = () => state.captureCallback !== undefined;

// ---- The rest

const warnings = require('internal/warnings');
self.emitWarning = warnings.emitWarning;
self.on('warning', warnings.onWarning);
self.binding = function (name) { throw new Error(`No such module: ${name}`); };
self.getBuiltinModule = function getBuiltinModule(id) {
  validateString(id, 'id');
  const name = StringPrototypeStartsWith(id, 'node:') ? StringPrototypeSlice(id, 5) : id;
  const builtins = require('internal/builtin_names');
  return builtins.isPublic(name) ? builtins.load(name) : undefined;
};
self.setSourceMapsEnabled = function setSourceMapsEnabled() {};
self._rawDebug = function (...args) { binding.write(2, `${require('internal/format').format(...args)}\n`); };
self._getActiveHandles = () => [];
self._getActiveRequests = () => [];
