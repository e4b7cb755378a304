// Programs ask by typeof what there is: each version has what it has.
const members = (object, names) => names.split(' ').map((name) => name + ' ' + typeof object[name]).join(', ');
console.log(members(global, 'queueMicrotask TextEncoder AbortController EventTarget MessageChannel structuredClone fetch ' +
  'performance WeakRef AggregateError Blob BroadcastChannel CustomEvent Iterator Float16Array DisposableStack InternalError'));
console.log(members(Promise, 'allSettled any withResolvers try'));
console.log(members(Array.prototype, 'flat at findLast toSorted'));
console.log(members(Array, 'fromAsync'), members(Object, 'fromEntries hasOwn groupBy'));
console.log(members(String.prototype, 'matchAll replaceAll at isWellFormed'));
console.log(members(Map.prototype, 'getOrInsert'), members(Set.prototype, 'union'));
console.log(members(require('events'), 'once on getEventListeners addAbortListener errorMonitor'));
console.log(members(require('util'), 'promisify parseArgs styleText aborted stripVTControlCharacters'));
console.log(members(require('stream'), 'pipeline finished addAbortSignal compose promises duplexPair'));
console.log(members(require('fs'), 'promises rm cp opendir statfs'), members(require('timers'), 'promises'));
console.log(members(require('async_hooks'), 'AsyncLocalStorage AsyncResource'));
console.log(members(require('crypto'), 'randomUUID randomInt hkdf webcrypto'));
console.log(members(process, 'getBuiltinModule availableMemory resourceUsage'), members(URL, 'canParse parse'));
for (const name of ['fs/promises', 'timers/promises', 'stream/promises', 'readline/promises', 'worker_threads', 'node:fs']) {
  try {
    console.log(name, typeof require(name));
  } catch (error) {
    console.log(name, error.code);
  }
}
const timer = setTimeout(() => {}, 1);
console.log(typeof timer.hasRef, typeof timer.refresh);
if (typeof AbortSignal === 'function') console.log(members(AbortSignal, 'abort timeout any'));
