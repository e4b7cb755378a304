'use strict';
// The modules that a script can ask for by name, and those of Node that we do not have.

const {
  ArrayPrototypeFilter, ArrayPrototypeJoin, ArrayPrototypePush, Error, SafeSet, StringPrototypeSlice,
  StringPrototypeStartsWith,
} = primordials;
const { hasModule, trimModule } = require('internal/history');
const { isAtLeast } = require('internal/versions');

const names = [
  'abort_controller', 'assert', 'assert/strict', 'async_hooks', 'buffer', 'child_process', 'cluster', 'console', 'constants',
  'crypto', 'dgram', 'diagnostics_channel', 'dns', 'dns/promises', 'domain', 'events', 'fs', 'fs/promises', 'http', 'http2',
  'https', 'inspector', 'module', 'net', 'os', 'path', 'path/posix', 'path/win32', 'perf_hooks', 'process', 'punycode',
  'querystring', 'readline', 'readline/promises', 'stream', 'stream/consumers', 'stream/promises', 'stream/web',
  'string_decoder', 'sys', 'test', 'timers', 'timers/promises', 'tls', 'tty', 'url', 'util', 'util/types', 'v8', 'vm',
  'worker_threads', 'zlib',
];
// Of Node, but not of a machine that is only simulated.
const excluded = new SafeSet([
  'inspector/promises', 'repl', 'sea', 'sqlite', 'trace_events', 'wasi',
]);
// Packages that we bring along, for scripts whose folder has no real ones.
const packages = new SafeSet(['express', 'pg']);
const aliases = { __proto__: null, sys: 'util' };
// The names of old that stand for one class of stream; they are gone in Node 26.
const classes = {
  __proto__: null, _stream_duplex: 'Duplex', _stream_passthrough: 'PassThrough', _stream_readable: 'Readable',
  _stream_transform: 'Transform', _stream_writable: 'Writable',
};
if (!isAtLeast(26)) {
  for (const name in classes) {
    ArrayPrototypePush(names, name);
    aliases[name] = 'stream';
  }
}

const inVersion = ArrayPrototypeFilter(names, hasModule);
const present = ArrayPrototypeFilter(inVersion, (name) => binding.modules.hasBuiltin(aliases[name] ?? name));
const known = new SafeSet(inVersion);
const available = new SafeSet(present);
const trimmed = new SafeSet();
const onlyWithScheme = new SafeSet(['test', 'sea', 'sqlite']);

const withoutScheme = (specifier) =>
  (StringPrototypeStartsWith(specifier, 'node:') ? StringPrototypeSlice(specifier, 5) : specifier);

// The name of a module of Node's, which we may lack; undefined for anything else.
function nameOf(specifier) {
  const name = withoutScheme(specifier);
  if (onlyWithScheme.has(name) && name === specifier) return undefined;
  return known.has(name) || excluded.has(name) ? name : undefined;
}

// Whose classes a script meets without asking for their module. Later versions have all that is asked for by its name.
const parts = isAtLeast(20) ? { __proto__: null } : {
  __proto__: null, crypto: ['stream'], fs: ['stream'], http: ['net'], https: ['http'], net: ['stream'], zlib: ['stream'],
};
function trimOnce(name, exports) {
  if (trimmed.has(name)) return;
  trimmed.add(name);
  trimModule(name, exports);
  const list = parts[name] ?? [];
  for (let i = 0; i < list.length; i++) trimOnce(list[i], require(list[i]));
}

// The exports of a built-in module as the version has them.
const asked = new SafeSet();
function exportsOf(name) {
  const exports = require(name);
  trimOnce(name, exports);
  if (!asked.has(name)) {
    asked.add(name);
    binding.modules.spendOn(name);
  }
  return exports;
}

// The exports of a module that nameOf() knows.
function load(name) {
  if (available.has(name)) {
    const exports = exportsOf(aliases[name] ?? name);
    return name in classes ? exports[classes[name]] : exports;
  }
  const error = new Error(
    `Loopglass has no module '${name}' of Node's: the simulated machine offers ${ArrayPrototypeJoin(present, ', ')}`);
  error.code = 'ERR_LOOPGLASS_UNSUPPORTED';
  throw error;
}

module.exports = {
  exportsOf,
  load,
  nameOf,
  names: present,
  isPublic: (name) => available.has(name),
  hasPackage: (name) => packages.has(name) && binding.modules.hasBuiltin(name),
};
