'use strict';
// What came into Node and V8 later than the version of the profile is not there: programs ask for it by
// `typeof`, and whoever uses it unasked gets the error of that version. Observed on the ten binaries of the
// profiles, so "since" is the first of these that has it, not always Node's first release with it. A third number
// is an older line that got it too.

const {
  ArrayPrototypeIncludes, ObjectGetPrototypeOf, ObjectKeys, ReflectDeleteProperty, StringPrototypeEndsWith,
  StringPrototypeSlice, StringPrototypeSplit, StringPrototypeStartsWith, Symbol, Uint8Array,
} = primordials;
const { isAtLeast, major } = require('internal/versions');

// Owner and the members that it has since a version; G is the global object, `Array#` is Array.prototype.
// globalThis stays in Node 10: the built-in modules say it, and it only has another name there.
const language = [
  [[12], {
    G: 'TextDecoder TextEncoder queueMicrotask', 'Array#': 'flat flatMap', Object: 'fromEntries',
    Promise: 'allSettled', 'RegExp#': '@matchAll', 'String#': 'matchAll', 'Symbol#': 'description',
  }],
  [[14], { G: 'FinalizationRegistry WeakRef' }],
  [[16], {
    G: 'AbortController AbortSignal AggregateError Event EventTarget MessageChannel MessageEvent MessagePort atob btoa ' +
      'performance',
    'Array#': 'at', Object: 'hasOwn', Promise: 'any', Reflect: '@toStringTag', 'RegExp#': 'hasIndices',
    'String#': 'at replaceAll', 'TypedArray#': 'at',
  }],
  [[18], {
    G: 'Blob BroadcastChannel ByteLengthQueuingStrategy CompressionStream CountQueuingStrategy DOMException ' +
      'DecompressionStream Performance ReadableByteStreamController ReadableStream ReadableStreamBYOBReader ' +
      'ReadableStreamBYOBRequest ReadableStreamDefaultController ReadableStreamDefaultReader TextDecoderStream ' +
      'TextEncoderStream TransformStream TransformStreamDefaultController WritableStream ' +
      'WritableStreamDefaultController WritableStreamDefaultWriter FormData Headers Request Response fetch structuredClone',
    'Array#': 'findLast findLastIndex', 'TypedArray#': 'findLast findLastIndex',
  }],
  [[19], {
    G: 'CustomEvent File PerformanceEntry PerformanceMark PerformanceMeasure PerformanceObserver ' +
      'PerformanceObserverEntryList PerformanceResourceTiming',
    'Array#': 'toReversed toSorted toSpliced with', 'ArrayBuffer#': 'maxByteLength resizable resize',
    'RegExp#': 'unicodeSets', 'SharedArrayBuffer#': 'grow growable maxByteLength',
    'String#': 'isWellFormed toWellFormed', 'TypedArray#': 'toReversed toSorted with',
  }],
  [[20, 4, 18], { Symbol: 'asyncDispose dispose' }],
  [[21], { G: 'Navigator navigator' }],
  [[22], {
    G: 'Iterator WebSocket', Array: 'fromAsync', 'ArrayBuffer#': 'detached transfer transferToFixedLength',
    'Iterator#': 'drop every filter find flatMap forEach map reduce some take toArray', JSON: 'isRawJSON rawJSON',
    Map: 'groupBy', Object: 'groupBy', Promise: 'withResolvers',
    'Set#': 'difference intersection isDisjointFrom isSubsetOf isSupersetOf symmetricDifference union',
  }],
  [[24], {
    G: 'AsyncDisposableStack CloseEvent DisposableStack Float16Array SuppressedError', Atomics: 'pause',
    'DataView#': 'getFloat16 setFloat16', Error: 'isError', 'Iterator#': '@dispose', Math: 'f16round',
    Promise: 'try', RegExp: 'escape',
  }],
  [[26], {
    Iterator: 'concat', 'Map#': 'getOrInsert getOrInsertComputed', 'WeakMap#': 'getOrInsert getOrInsertComputed',
    Uint8Array: 'fromBase64 fromHex', 'Uint8Array#': 'setFromBase64 setFromHex toBase64 toHex',
  }],
  // What the engine has and no version of Node yet.
  [[99], {
    G: 'InternalError', 'ArrayBuffer#': 'immutable sliceToImmutable transferToImmutable',
    Iterator: 'zip zipKeyed', 'Iterator#': 'chunks includes join windows', Math: 'sumPrecise',
  }],
];

// Modules by themselves, and what their exports have since a version; `stream.Readable#` is the prototype of an export.
const modules = [
  [[12], 'worker_threads'],
  [[14], 'diagnostics_channel fs/promises'],
  [[16], 'assert/strict dns/promises path/posix path/win32 stream/consumers stream/promises stream/web timers/promises ' +
    'util/types'],
  [[18], 'readline/promises test'],
];
const members = [
  [[12], {
    'crypto.Hash#': 'copy', 'fs/promises': 'lutimes opendir', 'internal/fs/handle.FileHandle#': 'readv writev',
    assert: 'doesNotMatch match', async_hooks: 'AsyncLocalStorage executionAsyncResource',
    crypto: 'KeyObject createPrivateKey createPublicKey createSecretKey diffieHellman randomInt sign verify',
    dns: 'ALL', events: 'captureRejectionSymbol captureRejections errorMonitor on',
    fs: 'Dir lutimes lutimesSync opendir opendirSync readv readvSync writev writevSync', module: 'createRequire',
    os: 'version', perf_hooks: 'monitorEventLoopDelay', process: 'resourceUsage', 'perf_hooks.Performance#': 'eventLoopUtilization',
  }],
  [[14], {
    'dns': 'resolveCaa setDefaultResultOrder', 'dns.promises': 'resolveCaa setDefaultResultOrder',
    'fs/promises': 'rm watch', 'http.OutgoingMessage#': 'getRawHeaderNames',
    buffer: 'Blob atob btoa', crypto: 'randomUUID', events: 'getEventListeners setMaxListeners', fs: 'rm rmSync',
    http: 'validateHeaderName validateHeaderValue', net: 'BlockList SocketAddress', os: 'devNull', perf_hooks: 'createHistogram',
    process: 'setSourceMapsEnabled', util: 'getSystemErrorMap toUSVString',
    worker_threads: 'getEnvironmentData setEnvironmentData',
  }],
  [[16], {
    'http.IncomingMessage#': 'headersDistinct trailersDistinct',
    'internal/fs/handle.FileHandle#': 'createReadStream createWriteStream',
    'async_hooks': 'asyncWrapProviders', crypto: 'checkPrime checkPrimeSync generateKey generateKeySync generatePrime ' +
      'generatePrimeSync getCipherInfo hkdf hkdfSync webcrypto',
    diagnostics_channel: 'subscribe unsubscribe', events: 'EventEmitterAsyncResource', fs: 'cp cpSync',
    'fs/promises': 'constants cp', http: 'setMaxIdleHTTPParsers', 'http.OutgoingMessage#': 'appendHeader',
    module: 'isBuiltin', 'net.Socket#': 'localFamily resetAndDestroy', os: 'machine',
    'perf_hooks': 'PerformanceEntry PerformanceMark PerformanceMeasure PerformanceObserverEntryList PerformanceResourceTiming',
    'perf_hooks.Performance#': 'clearMeasures clearResourceTimings getEntries getEntriesByName getEntriesByType ' +
      'markResourceTiming setResourceTimingBufferSize toJSON',
    process: 'getActiveResourcesInfo',
    stream: 'addAbortSignal compose destroy isDisturbed isErrored isReadable promises',
    'stream.Readable#': 'asIndexedPairs drop every filter find flatMap forEach iterator map reduce some take toArray',
    util: 'parseArgs stripVTControlCharacters', worker_threads: 'BroadcastChannel',
  }],
  [[20, 3, 18], { 'abort.AbortSignal': 'any', events: 'addAbortListener' }],
  [[18], {
    'dns.promises': 'getDefaultResultOrder', 'fs/promises': 'statfs', 'internal/fs/handle.FileHandle#': 'readLines',
    'net': 'getDefaultAutoSelectFamily getDefaultAutoSelectFamilyAttemptTimeout setDefaultAutoSelectFamily ' +
      'setDefaultAutoSelectFamilyAttemptTimeout',
    'url.URL': 'canParse', 'url.URLSearchParams#': 'size', buffer: 'File isAscii isUtf8', diagnostics_channel: 'tracingChannel', dns: 'getDefaultResultOrder',
    events: 'getMaxListeners', fs: 'statfs statfsSync', 'http.OutgoingMessage#': 'setHeaders',
    'http.Server#': 'closeAllConnections closeIdleConnections', 'http.ServerResponse#': 'writeEarlyHints',
    os: 'availableParallelism', perf_hooks: 'Performance', process: 'constrainedMemory', readline: 'promises',
    stream: 'getDefaultHighWaterMark isDestroyed isWritable setDefaultHighWaterMark',
    'stream.Readable#': 'compose', util: 'MIMEParams MIMEType aborted transferableAbortController transferableAbortSignal',
  }],
  [[20, 3], {
    'url.URL': 'parse', 'buffer.Blob#': 'bytes',
    process: 'availableMemory getBuiltinModule', stream: 'duplexPair', timers: 'promises', util: 'parseEnv styleText',
  }],
  [[22], {
    'net.BlockList': 'isBlockList', 'net.BlockList#': 'fromJSON toJSON', 'net.SocketAddress': 'parse',
    'dns': 'resolveTlsa', 'dns.promises': 'resolveTlsa', 'fs/promises': 'glob', fs: 'glob globSync', module: 'findPackageJSON',
    util: 'getCallSites getSystemErrorMessage', worker_threads: 'threadName', 'worker_threads.Worker#': 'threadName',
  }],
  [[26], { perf_hooks: 'eventLoopUtilization timerify' }],
];
// What a version does not have any more.
const gone = [[[26], { buffer: 'SlowBuffer', fs: 'F_OK R_OK W_OK X_OK' }]];

const isLater = (since) => !isAtLeast(since[0], since[1]) && major !== since[2];

// '@dispose' is Symbol.dispose.
const keyOf = (name) => (name[0] === '@' ? Symbol[StringPrototypeSlice(name, 1)] : name);

function remove(owner, names) {
  const list = StringPrototypeSplit(names, ' ');
  for (let i = 0; i < list.length; i++) ReflectDeleteProperty(owner, keyOf(list[i]));
}

function languageOwner(name) {
  if (name === 'G') return globalThis;
  if (name === 'TypedArray#') return ObjectGetPrototypeOf(Uint8Array.prototype);
  if (!StringPrototypeEndsWith(name, '#')) return globalThis[name];
  return globalThis[StringPrototypeSlice(name, 0, -1)].prototype;
}

// Takes from the realm what the version does not have. Once, when the built-in modules have captured theirs.
// Backwards: an owner may itself be of a later version, and is then named before its members.
function trimRealm() {
  for (let i = language.length - 1; i >= 0; i--) {
    if (!isLater(language[i][0])) continue;
    const owners = ObjectKeys(language[i][1]);
    for (let k = owners.length - 1; k >= 0; k--) remove(languageOwner(owners[k]), language[i][1][owners[k]]);
  }
}

// `name`, `name.Class` or `name.Class#`, of the exports of module `name`.
function memberOwner(exports, name, key) {
  if (key === name) return exports;
  if (!StringPrototypeStartsWith(key, `${name}.`)) return undefined;
  const member = StringPrototypeSlice(key, name.length + 1);
  if (!StringPrototypeEndsWith(member, '#')) return exports[member];
  return exports[StringPrototypeSlice(member, 0, -1)]?.prototype;
}

function trimFrom(table, isLacking, name, exports) {
  for (let i = 0; i < table.length; i++) {
    if (!isLacking(table[i][0])) continue;
    const keys = ObjectKeys(table[i][1]);
    for (let k = 0; k < keys.length; k++) {
      const owner = memberOwner(exports, name, keys[k]);
      if (owner !== undefined) remove(owner, table[i][1][keys[k]]);
    }
  }
}

// Takes from the exports of a module what the version does not have. Once, before a script sees them.
function trimModule(name, exports) {
  trimFrom(members, isLater, name, exports);
  trimFrom(gone, (since) => !isLater(since), name, exports);
}

// Whether the version has the module at all.
function hasModule(name) {
  for (let i = 0; i < modules.length; i++) {
    if (isLater(modules[i][0]) && ArrayPrototypeIncludes(StringPrototypeSplit(modules[i][1], ' '), name)) return false;
  }
  return true;
}

module.exports = { trimRealm, trimModule, hasModule };
