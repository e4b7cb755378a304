// Calls every method of the built-ins and of our modules with arguments of many kinds. natives.mjs runs it.
//
//     main.js FILTER       a line on stderr for each: its name, how often it was called, how many virtual ms it took
//     main.js loop NAME    calls that one for ever
const { performance } = require('perf_hooks');

const wide = 'abc\u1E9B'.repeat(2500), narrow = 'abcd'.repeat(2500);
const range = (length, of) => Array.from({ length }, (_, i) => of(i));
const receivers = {
  narrow: () => narrow, wide: () => wide, large: () => 1e308 / 3, small: () => 1e-308 / 3, integer: () => 42,
  bigint: () => 7n ** 300n, numbers: () => range(1000, (i) => i / 3), strings: () => range(1000, (i) => 'k' + i),
  holes: () => Object.assign([], { 5000: 1 }), float64: () => new Float64Array(1000).fill(1e308 / 3),
  uint8: () => new Uint8Array(10000), bigint64: () => new BigInt64Array(1000),
  map: () => new Map(range(1000, (i) => [i, i])), set: () => new Set(range(1000, (i) => i)),
  date: () => new Date(1e12), regexp: () => /(a|b)+c/g, symbol: () => Symbol('x'), callee: () => function f(a) { return a; },
  promise: () => Promise.resolve(1), arrayBuffer: () => new ArrayBuffer(1e5), view: () => new DataView(new ArrayBuffer(1000)),
  error: () => new Error('x'), weakMap: () => new WeakMap(), numberFormat: () => new Intl.NumberFormat('en'),
  dateFormat: () => new Intl.DateTimeFormat('en'), collator: () => new Intl.Collator('en'),
  buffer: () => Buffer.alloc(10000, 'ab'), url: () => new URL(`http://u:p@host:81/a/b?c=${'d'.repeat(500)}#e`),
  parameters: () => new URLSearchParams('a=1&'.repeat(300)), encoder: () => new TextEncoder(), decoder: () => new TextDecoder(),
  controller: () => new AbortController(), target: () => new EventTarget(),
};
const object = () => Object.fromEntries(range(1000, (i) => ['k' + i, i]));
const modules = ['util', 'path', 'querystring', 'url', 'assert', 'crypto', 'zlib', 'fs', 'os', 'buffer', 'events', 'dns', 'net',
                 'string_decoder', 'perf_hooks', 'async_hooks', 'timers', 'v8', 'stream', 'process', 'http', 'worker_threads'];
for (const name of modules) receivers[name] = () => require(name);
const globals = ['Object', 'Array', 'String', 'Number', 'Math', 'JSON', 'Reflect', 'Date', 'BigInt', 'Symbol', 'Promise', 'Map',
                 'Atomics', 'ArrayBuffer', 'Uint8Array', 'Float64Array', 'Error', 'RegExp', 'Intl', 'URL', 'Buffer', 'AbortSignal'];
for (const name of [...globals, 'globalThis']) receivers[name] = () => globalThis[name];

const argumentLists = {
  none: () => [], number: () => [100], text: () => ['xyz'], callback: () => [() => 1], texts: () => [wide, narrow],
  itself: (self) => [self, self], list: () => [range(300, (i) => i), 2], far: () => [1e308 / 3, 1e-308 / 3],
  objects: () => [object(), object()], date: () => ['Tue, 26 Nov 2026 10:00:00 GMT', 'en'], regexp: () => [/b/g, 'x'],
  small: () => [7, 2], deep: () => [{ a: { b: { c: [1, 2, { d: new Map([[1, { e: 2 }]]) }] } } }, 'x'],
};
// They end the program, wait, or change what all others need.
const left = new RegExp('^(constructor|exit|abort|kill|reallyExit|exec|fork|spawn|setTimeout|setInterval|setImmediate|eval|' +
                        'queueMicrotask|nextTick|Function|require|createServer|listen|connect|createConnection|get|request|' +
                        'wait|waitAsync|chdir|emit|emitWarning|freeze|seal|preventExtensions|setPrototypeOf|sleep|Worker|' +
                        'all|any|race|allSettled|_.*|\\d+)$');

function methodsOf(name, self) {
  const names = new Set(), depth = modules.includes(name) || name in globalThis ? 1 : 4;
  for (let at = Object(self), i = 0; at && i < depth && at !== Object.prototype; at = Object.getPrototypeOf(at), i++) {
    for (const key of Object.getOwnPropertyNames(at)) if (!left.test(key)) names.add(key);
  }
  return [...names].filter((key) => { try { return typeof self[key] === 'function'; } catch { return false; } });
}

function callOf(name, key, list) {
  const self = receivers[name](), method = self[key], given = argumentLists[list](self);
  return /^[A-Z]/.test(key) ? () => new method(...given) : () => Reflect.apply(method, self, given);
}

function measure(name, call) {
  let calls = 0, thrown = 0;
  const start = performance.now();
  while (performance.now() - start < 15 && calls < 20000 && thrown < 200) {
    calls++;
    try { call()?.then?.(null, () => {}); } catch { thrown++; }
  }
  process.stderr.write(`${name}\t${calls}\t${performance.now() - start}\n`);
}

async function measureAll(filter) {
  for (const name of Object.keys(receivers)) {
    for (const key of methodsOf(name, receivers[name]())) {
      for (const list of Object.keys(argumentLists)) {
        const title = `${name}.${key}(${list})`;
        if (!filter.test(title)) continue;
        try { measure(title, callOf(name, key, list)); } catch { continue; }
      }
    }
    await new Promise((done) => setImmediate(done));
  }
}

for (const event of ['unhandledRejection', 'uncaughtException', 'warning']) process.on(event, () => {});
if (process.argv[2] === 'loop') {
  const [, name, key, list] = /^(\w+)\.(.*)\((\w+)\)$/.exec(process.argv[3]), call = callOf(name, key, list);
  for (;;) try { call(); } catch {}
} else {
  measureAll(new RegExp(process.argv[2] ?? '')).then(() => process.exit(0));
}
