// Calls what every built-in module exports, and the methods of what that makes, with the nastiest values
// there are. `fuzz_exports.js SEED CALLS`. Exceptions are expected; what is not is the end of the program.
'use strict';

const seed = Number(process.argv[2] ?? 1), calls = Number(process.argv[3] ?? 2000);

let state = seed >>> 0 || 1;
function random(n) {
  state ^= state << 13, state >>>= 0;
  state ^= state >>> 17;
  state ^= state << 5, state >>>= 0;
  return state % n;
}
const pick = (list) => list[random(list.length)];

// ---- Values

const revoked = () => { const { proxy, revoke } = Proxy.revocable({}, {}); revoke(); return proxy; };
const revokedFunction = () => { const { proxy, revoke } = Proxy.revocable(function() {}, {}); revoke();
  return proxy; };
const detached = () => { const bytes = new Uint8Array(16); structuredClone(bytes.buffer,
  { transfer: [bytes.buffer] }); return bytes; };
const throwing = () => new Proxy(function() {}, {
  get(target, key) { if (random(3) === 0) throw new Error(`get ${String(key)}`); return target[key]; },
  has() { throw new Error('has'); }, ownKeys() { throw new Error('keys'); },
    getPrototypeOf() { throw new Error('proto'); },
});
// Answers every question with another of its kind, or something worse.
const endless = (depth = 0) => new Proxy(function() {}, {
  get(target, key) {
    if (key === Symbol.toPrimitive) return () => pick(['x', 1, NaN]);
    if (key === 'then') return undefined;
    if (key === 'length' || key === 'size' || key === 'byteLength') return pick([0, 1, -1, 3, 2 ** 32, NaN,
      '5', {}]);
    return depth > 3 ? undefined : endless(depth + 1);
  },
  apply() { return depth > 3 ? undefined : endless(depth + 1); },
  construct() { return endless(depth + 1); },
});
const shrinking = () => ({ get length() { return random(4); }, get 0() { return 1; },
  get [Symbol.iterator]() { return undefined; } });
const converting = () => ({ toString() { return pick(['', 'x', '\0', 'utf8', 'sha1']); },
  valueOf() { return pick([1, -1, NaN, 1e9]); } });
const circular = () => { const a = { list: [] }; a.self = a; a.list.push(a); return a; };
const resized = () => { const buffer = new ArrayBuffer(8, { maxByteLength: 64 });
  const view = new Uint8Array(buffer); buffer.resize(2); return view; };

const makers = [
  () => undefined, () => null, () => true, () => 0, () => -0, () => -1, () => 1, () => 1.5, () => NaN,
  () => Infinity, () => -Infinity,
  () => 2 ** 31, () => 2 ** 32, () => 2 ** 53, () => -(2 ** 53), () => 1e308, () => 5e-324, () => 65536,
  () => 3,
  () => 0n, () => 1n, () => -(2n ** 70n), () => 2n ** 64n,
  () => '', () => 'x', () => '\0', () => 'utf8', () => 'hex', () => 'ucs2', () => '\uD800',
  () => 'é\u{1F600}', () => '../../x', () => '/tmp/x', () => 'x'.repeat(5000),
  () => 'constructor', () => '__proto__', () => 'data', () => 'error', () => 'http://localhost/',
  () => 'file:///x', () => '%s%d%j%o%O%c%%',
  () => Symbol('s'), () => Symbol.iterator, () => [], () => [1, , 3], () => [[]], () => new Array(1000),
  () => ({}), () => Object.create(null),
  () => ({ __proto__: null, length: 5 }), () => ({ length: 2 ** 32 }), () => ({ length: -1 }), shrinking,
  converting, circular,
  () => function() {}, () => () => { throw new Error('callback'); }, () => class {}, () => async () => {},
  () => function*() {}, () => async function*() {},
  () => new Date(NaN), () => new Date(0), () => /x/g, () => new Error('x'), () => new TypeError('y',
  { cause: 1 }), () => new Map([[1, 2]]), () => new Set([1]),
  () => new WeakMap(), () => new WeakRef({}), () => Promise.resolve(1), () => new Promise(() => {}),
  () => { const p = Promise.reject(1); p.catch(() => {}); return p; },
  () => ({ then(resolve) { resolve(1); } }), () => ({ then() { throw 1; } }),
  () => new Uint8Array(0), () => new Uint8Array(5), () => Buffer.from('abc'), () => Buffer.alloc(0),
  () => new Float64Array(2), () => new DataView(new ArrayBuffer(4)),
  () => new ArrayBuffer(8), () => new SharedArrayBuffer(8), detached, resized, () => new BigInt64Array(2),
  revoked, revokedFunction, throwing, endless, () => globalThis, () => process, () => module,
    () => new URL('http://x/y?z'), () => new URLSearchParams('a=1'),
  () => new AbortController().signal, () => AbortSignal.abort(), () => new Event('x'), () => Object(1n),
  () => Object(Symbol()), () => new Number(NaN), () => new String('x'),
  () => ({ signal: AbortSignal.abort() }), () => ({ encoding: 'latin1' }), () => ({ encoding: 'nonsense' }),
  () => ({ highWaterMark: -1 }), () => ({ depth: NaN }),
  () => ({ get x() { throw new Error('getter'); } }),
  () => ({ [Symbol.toPrimitive]() { throw new Error('primitive'); } }), () => ({ toString: null,
  valueOf: null }),
  () => ({ get constructor() { throw new Error('constructor'); } }),
  () => ({ [Symbol.toStringTag]: 'Proxy' }), () => ({ get [Symbol.toStringTag]() { throw new Error('tag');
  } }),
  () => (function() { return arguments; })(1, 2), () => Object.freeze([1]), () => Object.setPrototypeOf([],
  null), () => Object.setPrototypeOf(new Uint8Array(3), {}),
  () => Object.create(Buffer.prototype), () => Object.create(require('events').prototype),
  () => Object.create(Promise.prototype), () => Object.create(Error.prototype),
  () => new (require('events'))(), () => new (require('stream').PassThrough)(), () => require('fs'),
];
const value = () => pick(makers)();

// ---- What to call

// What ends the program by its nature.
const skipped = new Set(['process.exit', 'process.reallyExit', 'process.abort', 'process._exiting',
  'process.kill', 'process.exitCode']);
const names = require('module').builtinModules.filter((name) => !name.startsWith('_') && !name.includes('internal'));

// Functions within reach of a value: [path, receiver, function].
function collect(path, object, depth, seen, found) {
  if (object === null || (typeof object !== 'object' && typeof object !== 'function') || seen.has(object)) return;
  seen.add(object);
  for (const key of Reflect.ownKeys(object)) {
    const name = `${path}.${String(key)}`;
    if (key === 'constructor' || skipped.has(name)) continue;
    let property;
    try { property = Object.getOwnPropertyDescriptor(object, key); } catch { continue; }
    if (!property) continue;
    for (const each of [property.value, property.get, property.set]) {
      if (typeof each === 'function') found.push([name, object, each]);
      if (depth > 0) collect(name, each, depth - 1, seen, found);
    }
  }
}

const targets = [];
const seen = new Set([globalThis]);
for (const name of names) {
  let exported;
  try { exported = require(name); } catch { continue; }
  if (typeof exported === 'function') targets.push([name, undefined, exported]);
  collect(name, exported, 2, seen, targets);
}
for (const name of Object.getOwnPropertyNames(globalThis)) {
  if (name === 'globalThis' || name === 'global') continue;
  let exported;
  try { exported = globalThis[name]; } catch { continue; }
  if (typeof exported === 'function') targets.push([name, undefined, exported]);
  collect(name, exported, 2, seen, targets);
}

// ---- Calls

const made = [];  // what calls gave: their methods are called too
const remember = (path, result) => {
  if (result === null || (typeof result !== 'object' && typeof result !== 'function')) return;
  if (made.length < 200) made.push([path, result]); else made[random(200)] = [path, result];
};

function methodOf([path, object]) {
  const keys = [];
  for (let each = object, depth = 0; each !== null && depth < 4; each = Object.getPrototypeOf(each),
    depth++) keys.push(...Reflect.ownKeys(each).slice(0, 60));
  const key = pick(keys);
  return key === undefined || skipped.has(`process.${String(key)}`) ? undefined : [`${path}#${String(key)}`,
    object, object[key]];
}

function callOne() {
  let target = pick(targets);
  if (made.length > 0 && random(3) === 0) target = methodOf(pick(made)) ?? target;
  const [path, receiver, f] = target;
  if (typeof f !== 'function') return;
  const given = Array.from({ length: random(5) }, value);
  const way = random(4);
  const self = random(3) === 0 ? value() : receiver;
  const result = way === 0 ? Reflect.construct(f, given) : Reflect.apply(f, self, given);
  remember(path, result);
  if (result && typeof result.catch === 'function') result.catch(() => {});
}

process.on('uncaughtException', () => {});
process.on('unhandledRejection', () => {});

let count = 0;
function someCalls() {
  for (let i = 0; i < 20 && count < calls; i++) {
    count++;
    try { callOne(); } catch {}
  }
  if (count < calls) setImmediate(someCalls);
}
someCalls();
