// The statements that random programs are made of: each a few lines with a hole for what it runs, `body`.
// since: the first version that has what it uses. macro: which phase of the loop runs the body, if not this one.
// isLast: nothing may stand behind it in its list. inner: 'immediate' if it asks for immediates or timers of its own, so that no I/O may stand in its body.
import { endings, modules, signals } from './generate_endings.mjs';
import { channels, files, moreTimers, network, pool } from './generate_io.mjs';
import { moreFiles, morePool, moreStreams } from './generate_more_io.mjs';
import { combinators, coroutines, thenables, uncaught } from './generate_more_promises.mjs';
import { requests, sockets } from './generate_requests.mjs';
import { emitters, streams } from './generate_streams.mjs';

const plain = {
  log: { isLeaf: true, weight: 5, text: (s) => `log('${s.name}');` },
  tick: { text: (s, body) => `process.nextTick(() => { ${body} });` },
  tickArguments: { weight: 4, text: (s, body) => `process.nextTick((a, b) => { log(a + b); ${body} }, 1, '${s.name}');` },
  microtask: { since: 11, text: (s, body) => `queueMicrotask(() => { ${body} });` },
};

const promises = {
  then: { text: (s, body) =>
    `Promise.resolve('${s.name}').then((value) => { ${body} }).then(() => log('${s.name} then'));` },
  thenBoth: { weight: 5, text: (s, body) =>
    `Promise.reject(1).then(null, () => { ${body} return 1; }).then(() => log('${s.name} mended'));` },
  thenPasses: { weight: 5, text: (s, body) =>
    `Promise.resolve(1).then(null).then().then(() => { ${body} });` },
  thenThrows: { weight: 6, text: (s, body) => `Promise.resolve().then(() => { ${body} throw new Error('x'); })` +
    `.then(() => log('never')).catch((error) => log('${s.name} ' + error.message));` },
  thenReturnsPromise: { text: (s, body) =>
    `Promise.resolve().then(() => { ${body} return Promise.resolve(); }).then(() => log('${s.name} adopted'));` },
  thenTwice: { weight: 6, text: (s, body) => `{ const p = new Promise((resolve) => process.nextTick(resolve)); ` +
    `p.then(() => log('${s.name} first')); p.then(() => { ${body} }); }` },
  catch: { text: (s, body) => `Promise.reject(new Error('${s.name}')).catch((error) => { ${body} });` },
  finally: { text: (s, body) =>
    `Promise.resolve().finally(() => { ${body} }).then(() => log('${s.name} after finally'));` },
  finallyPromise: { weight: 5, text: (s, body) => `Promise.reject(2).finally(() => { ${body} return Promise.resolve(); })` +
    `.catch((value) => log('${s.name} ' + value));` },
  thenable: { text: (s, body) =>
    `Promise.resolve({ then(resolve) { ${body} resolve(1); } }).then(() => log('${s.name} adopted'));` },
  thenableThrows: { weight: 6, text: (s, body) =>
    `Promise.resolve({ then() { ${body} throw 1; } }).catch(() => log('${s.name} caught'));` },
  thenableLate: { weight: 6, text: (s, body) => `Promise.resolve({ then(resolve) { process.nextTick(resolve, 7); } })` +
    `.then((value) => { log('${s.name} ' + value); ${body} });` },
  thenableGetter: { weight: 4, text: (s, body) =>
    `new Promise((resolve) => resolve({ get then() { log('${s.name} get'); return undefined; } })).then(() => { ${body} });` },
  resolvePromise: { text: (s, body) => `new Promise((resolve) => resolve(Promise.resolve())).then(() => { ${body} });` },
  resolveRejected: { weight: 4, text: (s, body) =>
    `new Promise((resolve) => resolve(Promise.reject(3))).catch(() => { ${body} });` },
  resolveTwice: { weight: 4, text: (s, body) =>
    `new Promise((resolve, reject) => { resolve(1); reject(2); resolve(3); }).then((value) => { log(value); ${body} });` },
  constructorThrows: { weight: 3, text: (s, body) =>
    `new Promise(() => { throw new Error('${s.name}'); }).catch(() => { ${body} });` },
  subclass: { weight: 5, text: (s, body) => `{ class Own extends Promise { then(a, b) { log('${s.name} then'); ` +
    `return super.then(a, b); } } Own.resolve(1).then(() => { ${body} }).then(() => log('${s.name} end')); }` },
  all: { text: (s, body) => `Promise.all([1, Promise.resolve(2)]).then(() => { ${body} });` },
  allThenable: { weight: 5, text: (s, body) =>
    `Promise.all([{ then(resolve) { log('${s.name} called'); resolve(); } }, 5]).then(() => { ${body} });` },
  allRejects: { weight: 5, text: (s, body) =>
    `Promise.all([Promise.resolve(1), Promise.reject(2)]).then(null, () => { ${body} });` },
  allEmpty: { weight: 3, text: (s, body) => `Promise.all([]).then(() => { ${body} });` },
  race: { text: (s, body) => `Promise.race([Promise.resolve(), new Promise(() => {})]).then(() => { ${body} });` },
  allSettled: { since: 12, weight: 7, text: (s, body) =>
    `Promise.allSettled([Promise.reject(1), Promise.resolve(2), 3]).then((all) => { log(all.length); ${body} });` },
  any: { since: 16, weight: 7, text: (s, body) =>
    `Promise.any([Promise.reject(1), Promise.resolve(2)]).then((value) => { log(value); ${body} });` },
  anyFails: { since: 16, weight: 4, text: (s, body) =>
    `Promise.any([Promise.reject(1)]).catch((error) => { log(error.name); ${body} });` },
  withResolvers: { since: 22, weight: 5, text: (s, body) =>
    `{ const { promise, resolve } = Promise.withResolvers(); promise.then(() => { ${body} }); resolve(promise.x); }` },
};

const asyncFunctions = {
  async: { text: (s, body) => `(async () => { log('${s.name} begins'); await null; ${body} })();` },
  asyncReturns: { text: (s, body) => `(async () => { ${body} return 1; })().then(() => log('${s.name} returned'));` },
  awaitChain: { text: (s, body) =>
    `(async () => { await (async () => { await 0; ${body} })(); log('${s.name} outer'); })();` },
  awaitThenable: { text: (s, body) =>
    `(async () => { await { then(resolve) { ${body} resolve(); } }; log('${s.name} resumed'); })();` },
  awaitThrows: { weight: 7, text: (s, body) => `(async () => { try { await Promise.reject(1); } catch { ${body} } ` +
    `finally { await 0; log('${s.name} finally'); } })();` },
  awaitPromise: { text: (s, body) => `(async () => { await new Promise((resolve) => process.nextTick(resolve)); ${body} })();` },
  returnPromise: { text: (s, body) =>
    `(async () => { ${body} return Promise.resolve(); })().then(() => log('${s.name} returned'));` },
  returnAwait: { text: (s, body) =>
    `(async () => { ${body} return await Promise.resolve(); })().then(() => log('${s.name} returned'));` },
  returnThenable: { weight: 6, text: (s, body) =>
    `(async () => ({ then(resolve) { ${body} resolve(); } }))().then(() => log('${s.name} returned'));` },
  asyncRejects: { weight: 6, text: (s, body) => `(async () => { ${body} throw 1; })().catch(() => log('${s.name} caught'));` },
  awaitLoop: { weight: 5, text: (s, body) =>
    `(async () => { for (let i = 0; i < 3; i++) { await i; log('${s.name} ' + i); } ${body} })();` },
  awaitAll: { weight: 6, text: (s, body) =>
    `(async () => { await Promise.all([(async () => { await 1; log('${s.name} one'); })(), 2]); ${body} })();` },
};

const generators = {
  asyncGenerator: { weight: 8, text: (s, body) => `(async () => { for await (const x of (async function* () { yield 1; ` +
    `await 0; yield Promise.resolve(2); })()) log('${s.name} ' + x); ${body} })();` },
  generatorBody: { weight: 6, text: (s, body) =>
    `(async () => { for await (const x of (async function* () { ${body} yield 1; })()) log('${s.name} ' + x); })();` },
  generatorReturns: { weight: 6, text: (s, body) => `(async () => { const g = (async function* () { yield 1; ` +
    `return Promise.resolve(2); })(); g.next().then((r) => log('${s.name} ' + r.value)); ` +
    `const last = await g.next(); log('${s.name} ' + last.value + last.done); ${body} })();` },
  generatorBreak: { weight: 6, text: (s, body) => `(async () => { for await (const x of (async function* () { try { ` +
    `yield 1; yield 2; } finally { await 0; log('${s.name} cleanup'); } })()) { log(x); break; } ${body} })();` },
  generatorThrows: { weight: 5, text: (s, body) => `(async () => { const g = (async function* () { try { yield 1; } ` +
    `catch (e) { log('${s.name} ' + e); yield 3; } })(); await g.next(); const r = await g.throw('in'); log(r.value); ` +
    `${body} })();` },
  generatorDelegates: { weight: 5, text: (s, body) => `(async () => { async function* inner() { yield 1; return 2; } ` +
    `for await (const x of (async function* () { const r = yield* inner(); log('${s.name} ' + r); yield 3; })()) log(x); ` +
    `${body} })();` },
  generatorQueue: { weight: 5, text: (s, body) => `{ const g = (async function* () { yield 1; yield 2; })(); ` +
    `g.next().then((r) => log('${s.name} ' + r.value)); g.next().then((r) => { ${body} }); ` +
    `g.next().then((r) => log('${s.name} ' + r.done)); }` },
  forAwaitSync: { weight: 7, text: (s, body) => `(async () => { for await (const x of [Promise.resolve(1), 2, ` +
    `{ then(resolve) { resolve(3); } }]) log('${s.name} ' + x); ${body} })();` },
  asyncIterator: { weight: 6, text: (s, body) => `(async () => { let n = 0; for await (const x of { ` +
    `[Symbol.asyncIterator]() { return { next() { return Promise.resolve({ value: ++n, done: n > 2 }); } }; } }) ` +
    `log('${s.name} ' + x); ${body} })();` },
};

const timers = {
  timer: { macro: 'timer', text: (s, body) => `setTimeout(() => { ${body} }, ${s.delay});` },
  timerArguments: { macro: 'timer', weight: 4, text: (s, body) =>
    `setTimeout((a, b) => { log(a + b); ${body} }, ${s.delay}, 'a', 'b');` },
  timersEqual: { macro: 'timer', weight: 6, text: (s, body) => `setTimeout(() => { ${body} }, ${s.delay}); ` +
    `setTimeout(() => { log('${s.name} second'); Promise.resolve().then(() => log('${s.name} job')); }, ${s.delay}); ` +
    `setTimeout(() => log('${s.name} third'), ${s.delay});` },
  timerClears: { macro: 'timer', weight: 5, text: (s, body) => `{ const other = []; ` +
    `setTimeout(() => { clearTimeout(other[0]); ${body} }, ${s.delay}); ` +
    `other.push(setTimeout(() => log('never'), ${s.delay})); }` },
  timerRefresh: { since: 12, macro: 'timer', weight: 3, text: (s, body) => `{ const t = setTimeout(() => { ${body} }, ${s.delay}); ` +
    `t.unref(); t.ref(); t.refresh(); }` },
  timerUnref: { weight: 3, isLeaf: true, text: () => `setTimeout(() => log('never'), 5000).unref();` },
  interval: { macro: 'timer', inner: 'immediate', weight: 5, text: (s, body) => `setTimeout(() => { let n = 0; ` +
    `const i = setInterval(() => { if (++n < 3) return log('${s.name} ' + n); clearInterval(i); ${body} }, 2); }, ${s.delay});` },
  timerBusy: { macro: 'timer', inner: 'immediate', weight: 6, text: (s, body) => `setTimeout(() => { const end = Date.now() + 4; ` +
    `setTimeout(() => { log('${s.name} nested'); }, 1); setImmediate(() => log('${s.name} immediate')); ` +
    `while (Date.now() < end); ${body} }, ${s.delay});` },
  timerPromise: { since: 16, macro: 'timer', weight: 6, text: (s, body) =>
    `timersPromises.setTimeout(${s.delay}, '${s.name}').then((value) => { log(value); ${body} });` },
  timerPromisified: { macro: 'timer', weight: 5, text: (s, body) =>
    `util.promisify(setTimeout)(${s.delay}).then(() => { ${body} });` },
  immediate: { macro: 'immediate', text: (s, body) => `setImmediate(() => { ${body} });` },
  immediatesTwo: { macro: 'immediate', weight: 6, text: (s, body) => `setImmediate((a) => { log(a); ${body} }, '${s.name} a'); ` +
    `setImmediate(() => { log('${s.name} b'); process.nextTick(() => log('${s.name} tick')); });` },
  immediateClears: { macro: 'immediate', weight: 5, text: (s, body) => `{ const other = []; ` +
    `setImmediate(() => { clearImmediate(other[0]); ${body} }); other.push(setImmediate(() => log('never'))); }` },
  immediatePromise: { since: 16, macro: 'immediate', weight: 5, text: (s, body) =>
    `timersPromises.setImmediate('${s.name}').then((value) => { log(value); ${body} });` },
  immediatePromisified: { macro: 'immediate', weight: 5, text: (s, body) =>
    `util.promisify(setImmediate)('${s.name}').then((value) => { log(value); ${body} });` },
};

const io = {
  stat: { macro: 'io', text: (s, body) => `fs.stat(file, () => { ${body} });` },
  statFails: { macro: 'io', weight: 5, text: (s, body) => `fs.stat('/no/such', (error) => { log(error.code); ${body} });` },
  readFile: { macro: 'io', text: (s, body) => `fs.readFile(file, () => { ${body} });` },
  promiseStat: { since: 12, macro: 'io', weight: 6, text: (s, body) =>
    `fs.promises.stat(file).then(() => { ${body} }).then(() => log('${s.name} then'));` },
  promiseRead: { since: 12, macro: 'io', weight: 7, text: (s, body) =>
    `(async () => { await fs.promises.readFile(file); ${body} })();` },
  promiseFails: { since: 12, macro: 'io', weight: 5, text: (s, body) =>
    `fs.promises.access('/no/such').catch((error) => { log(error.code); ${body} });` },
  openClose: { macro: 'io', weight: 5, text: (s, body) => `fs.open(file, 'r', (error, fd) => { log('${s.name} open'); ` +
    `fs.close(fd, () => { ${body} }); });` },
  lookup: { macro: 'io', weight: 3, text: (s, body) => `dns.lookup('127.0.0.1', () => { ${body} });` },
};

const others = {
  emitter: { weight: 5, text: (s, body) => `{ const e = new events(); e.once('x', () => { ${body} }); e.emit('x'); e.emit('x'); ` +
    `log('${s.name} emitted'); }` },
  eventsOnce: { since: 12, weight: 5, text: (s, body) => `{ const e = new events(); events.once(e, 'x').then(() => { ${body} }); ` +
    `process.nextTick(() => e.emit('x', 1)); }` },
  eventsOn: { since: 14, weight: 4, text: (s, body) => `(async () => { const e = new events(); ` +
    `process.nextTick(() => { e.emit('x', 1); e.emit('x', 2); }); ` +
    `for await (const [x] of events.on(e, 'x')) { log('${s.name} ' + x); if (x === 2) break; } ${body} })();` },
  abort: { since: 16, weight: 4, text: (s, body) => `{ const c = new AbortController(); ` +
    `c.signal.addEventListener('abort', () => { ${body} }); Promise.resolve().then(() => c.abort()); }` },
  abortTimer: { since: 16, weight: 4, text: (s, body) => `{ const c = new AbortController(); ` +
    `timersPromises.setTimeout(5000, 0, { signal: c.signal }).catch((e) => { log(e.name); ${body} }); c.abort(); }` },
  readableFrom: { since: 12, weight: 4, text: (s, body) => `{ const r = stream.Readable.from(['a', 'b']); ` +
    `r.on('data', (x) => log('${s.name} ' + x)); r.on('end', () => { ${body} }); }` },
  readableLoop: { since: 12, weight: 4, text: (s, body) => `(async () => { for await (const x of stream.Readable.from([1, 2])) ` +
    `log('${s.name} ' + x); ${body} })();` },
  passThrough: { weight: 4, text: (s, body) => `{ const p = new stream.PassThrough(); p.on('data', (x) => log('${s.name} ' + x)); ` +
    `p.on('end', () => log('${s.name} end')); p.write('1'); p.end('2', () => { ${body} }); }` },
  writable: { weight: 4, text: (s, body) => `{ const w = new stream.Writable({ write(x, y, done) { log('${s.name} ' + x); ` +
    `process.nextTick(done); } }); w.write('1', () => log('${s.name} written')); w.on('finish', () => { ${body} }); w.end('2'); }` },
  pipeline: { weight: 4, text: (s, body) => `stream.pipeline(new stream.Readable({ read() { this.push('x'); this.push(null); } }), ` +
    `new stream.PassThrough(), new stream.Writable({ write(x, y, done) { log('${s.name} ' + x); done(); } }), ` +
    `() => { ${body} });` },
  callbackify: { weight: 3, text: (s, body) => `util.callbackify(async () => 5)((error, value) => { log(value); ${body} });` },
};

export const write = {
  ...plain, ...promises, ...asyncFunctions, ...generators, ...timers, ...io, ...others, ...thenables, ...combinators,
  ...coroutines, ...uncaught, ...streams, ...emitters, ...moreTimers, ...files, ...network, ...pool, ...channels,
  ...requests, ...sockets, ...modules, ...endings, ...signals, ...moreFiles, ...morePool, ...moreStreams,
};
