// Statements of random programs, as in generate_statements.mjs: odd thenables, combinators, coroutines, and the
// errors that nobody catches. needs: 'handlers' if the program must handle uncaught errors, or it would end.

export const thenables = {
  thenableGetterThrows: { weight: 4, text: (s, body) =>
    `Promise.resolve({ get then() { log('${s.name} get'); throw new Error('x'); } }).catch((e) => { log(e.message); ${body} });` },
  thenableTwice: { weight: 4, text: (s, body) => `Promise.resolve({ then(a, b) { a(1); b(2); a(3); throw 4; } })` +
    `.then((value) => { log('${s.name} ' + value); ${body} });` },
  thenableNested: { weight: 4, text: (s, body) => `Promise.resolve({ then(a) { log('${s.name} outer'); ` +
    `a({ then(c) { log('${s.name} inner'); c(Promise.resolve(5)); } }); } }).then(() => { ${body} });` },
  thenableAwaitedGetter: { weight: 4, text: (s, body) => `(async () => { try { await { get then() { throw 1; } }; } ` +
    `catch (e) { log('${s.name} ' + e); } ${body} })();` },
  thenableAwaitedRejects: { weight: 4, text: (s, body) => `(async () => { try { await { then(a, b) { process.nextTick(b, 1); } }; } ` +
    `catch (e) { log('${s.name} ' + e); ${body} } })();` },
  thenableCallable: { weight: 3, text: (s, body) => `{ const f = () => {}; f.then = (a) => { log('${s.name} called'); a(); }; ` +
    `Promise.resolve(f).then(() => { ${body} }); }` },
  thenableClass: { weight: 3, text: (s, body) => `{ class Later { constructor(v) { this.v = v; } then(a) { ` +
    `queueTick(() => a(this.v)); } } (async () => { log(await new Later('${s.name} v')); ${body} })(); }` },
  ownThen: { weight: 4, text: (s, body) => `{ const p = Promise.resolve(1); p.then = function (a, b) { log('${s.name} own'); ` +
    `return Promise.prototype.then.call(this, a, b); }; (async () => { await p; log('${s.name} awaited'); })(); ` +
    `Promise.resolve(p).then(() => { ${body} }); new Promise((r) => r(p)).then(() => log('${s.name} adopted')); }` },
  ownConstructor: { weight: 3, text: (s, body) => `{ const p = Promise.resolve(1); p.constructor = class extends Promise {}; ` +
    `(async () => { await p; log('${s.name} awaited'); ${body} })(); Promise.resolve().then(() => log('${s.name} beside')); }` },
};

export const combinators = {
  promiseTry: { since: 24, weight: 4, text: (s, body) => `Promise.try((x) => { log('${s.name} ' + x); return x; }, 1).then(() => { ${body} });` },
  promiseTryThrows: { since: 24, weight: 3, text: (s, body) => `Promise.try(() => { throw 1; }).catch(() => { ${body} });` },
  withResolversLate: { since: 22, weight: 3, text: (s, body) => `{ const w = Promise.withResolvers(); ` +
    `process.nextTick(w.reject, 1); w.promise.catch(() => { ${body} }); }` },
  raceOfMany: { weight: 4, text: (s, body) => `Promise.race([new Promise((r) => process.nextTick(r, 't')), ` +
    `(async () => { await 0; await 0; return 'a'; })(), { then(r) { r('th'); } }]).then((v) => { log('${s.name} ' + v); ${body} });` },
  raceRejects: { weight: 3, text: (s, body) => `Promise.race([Promise.reject(1), 2]).catch(() => { ${body} });` },
  allOfAll: { weight: 4, text: (s, body) => `Promise.all([Promise.all([1, Promise.resolve(2)]), Promise.race([3])])` +
    `.then((v) => { log('${s.name} ' + JSON.stringify(v)); ${body} });` },
  allOfSubclass: { weight: 3, text: (s, body) => `{ class Own extends Promise {} Own.all([Own.resolve(1), Promise.resolve(2)])` +
    `.then((v) => { log('${s.name} ' + v); ${body} }); }` },
  allIterable: { weight: 3, text: (s, body) => `Promise.all((function* () { log('${s.name} 1'); yield 1; log('${s.name} 2'); ` +
    `yield Promise.resolve(2); })()).then(() => { ${body} });` },
  settledMixed: { since: 13, weight: 4, text: (s, body) => `Promise.allSettled([{ then(a, b) { b(1); } }, (async () => { throw 2; })(), 3])` +
    `.then((all) => { log(all.map((each) => each.status[0]).join('')); ${body} });` },
  anyLate: { since: 16, weight: 3, text: (s, body) => `Promise.any([new Promise((a, b) => process.nextTick(b, 1)), ` +
    `new Promise((a) => process.nextTick(a, 2))]).then((v) => { log('${s.name} ' + v); ${body} });` },
  anyEmpty: { since: 16, weight: 3, text: (s, body) => `Promise.any([]).catch((e) => { log(e.errors.length); ${body} });` },
  fromAsync: { since: 22, weight: 4, text: (s, body) => `Array.fromAsync([1, Promise.resolve(2), { then(r) { r(3); } }])` +
    `.then((v) => { log('${s.name} ' + v); ${body} });` },
  finallyThrows: { weight: 3, text: (s, body) => `Promise.resolve(1).finally(() => { throw 2; }).catch((v) => { log('${s.name} ' + v); ${body} });` },
  finallyThenable: { weight: 3, text: (s, body) => `Promise.resolve(1).finally(() => ({ then(r) { log('${s.name} called'); r(9); } }))` +
    `.then((v) => { log('${s.name} ' + v); ${body} });` },
  chainsBeside: { weight: 5, text: (s, body) => `{ const step = (n) => () => log('${s.name} ' + n); ` +
    `Promise.resolve().then(step('a1')).then(step('a2')).then(step('a3')); Promise.resolve().then(step('b1')).then(() => { ${body} }); }` },
  catchThenRethrows: { weight: 4, text: (s, body) => `Promise.reject(new Error('one')).catch((e) => { log(e.message); throw new Error('two'); })` +
    `.finally(() => log('${s.name} finally')).then(() => log('never'), (e) => { log(e.message); ${body} });` },
  cycle: { weight: 2, text: (s, body) => `{ const p = Promise.resolve().then(() => p); p.catch((e) => { log(e.constructor.name); ${body} }); }` },
};

export const coroutines = {
  asyncDefaultThrows: { weight: 3, text: (s, body) => `(async (a = (() => { throw 1; })()) => a)().catch(() => { ${body} });` },
  asyncNested: { weight: 5, text: (s, body) => `{ const a = async () => { log('${s.name} a1'); await b(); log('${s.name} a2'); }; ` +
    `const b = async () => { log('${s.name} b1'); await c(); log('${s.name} b2'); }; const c = async () => { log('${s.name} c'); }; ` +
    `a().then(() => { ${body} }); }` },
  asyncReturnsAsync: { weight: 5, text: (s, body) => `{ const a = async () => b(); const b = async () => { await 0; return 1; }; ` +
    `a().then((v) => { log('${s.name} ' + v); ${body} }); }` },
  asyncTryReturn: { weight: 4, text: (s, body) => `(async () => { try { return await Promise.reject(1); } catch { return Promise.resolve(2); } ` +
    `finally { log('${s.name} finally'); await 0; } })().then((v) => { log('${s.name} ' + v); ${body} });` },
  asyncClass: { weight: 3, text: (s, body) => `{ class A { async m() { await 0; return this.n; } get n() { return '${s.name} n'; } } ` +
    `new A().m().then((v) => { log(v); ${body} }); }` },
  awaitSubclass: { weight: 3, text: (s, body) => `{ class Own extends Promise {} (async () => { await Own.resolve(1); ` +
    `log('${s.name} resumed'); ${body} })(); Promise.resolve().then(() => log('${s.name} 1')).then(() => log('${s.name} 2')).then(() => log('${s.name} 3')); }` },
  awaitRejectedLate: { weight: 4, text: (s, body) => `(async () => { const p = new Promise((a, b) => process.nextTick(b, 1)); ` +
    `try { await p; } catch { log('${s.name} caught'); } finally { ${body} } })();` },
  generatorYieldsRejected: { weight: 4, text: (s, body) => `(async () => { const g = (async function* () { try { yield Promise.reject(1); } ` +
    `catch (e) { log('${s.name} in ' + e); yield 2; } })(); log((await g.next()).value); log((await g.next()).done); ${body} })();` },
  generatorReturn: { weight: 4, text: (s, body) => `(async () => { const g = (async function* () { try { yield 1; } finally { ` +
    `log('${s.name} cleanup'); await 0; } })(); await g.next(); const r = await g.return(Promise.resolve(7)); ` +
    `log('${s.name} ' + r.value + r.done); ${body} })();` },
  generatorReturnUnstarted: { weight: 3, text: (s, body) => `{ const g = (async function* () { log('never'); })(); ` +
    `g.return(5).then((r) => { log('${s.name} ' + r.value); ${body} }); g.next().then((r) => log('${s.name} ' + r.done)); }` },
  generatorThrowUnstarted: { weight: 3, text: (s, body) => `{ const g = (async function* () { yield 1; })(); ` +
    `g.throw(new Error('${s.name} e')).catch((e) => { log(e.message); ${body} }); }` },
  delegatesSync: { weight: 4, text: (s, body) => `(async () => { for await (const x of (async function* () { ` +
    `yield* [Promise.resolve(1), 2]; })()) log('${s.name} ' + x); ${body} })();` },
  delegatesThrow: { weight: 3, text: (s, body) => `(async () => { const inner = async function* () { try { yield 1; } finally { log('${s.name} inner'); } }; ` +
    `const g = (async function* () { yield* inner(); })(); await g.next(); try { await g.throw(3); } catch (e) { log(e); } ${body} })();` },
  forAwaitRejects: { weight: 4, text: (s, body) => `(async () => { try { for await (const x of [1, Promise.reject(2), 3]) ` +
    `log('${s.name} ' + x); } catch (e) { log('${s.name} caught ' + e); } ${body} })();` },
  forAwaitReturn: { weight: 3, text: (s, body) => `(async () => { const it = { [Symbol.asyncIterator]() { return this; }, n: 0, ` +
    `async next() { return { value: ++this.n, done: false }; }, async return() { log('${s.name} return'); return {}; } }; ` +
    `for await (const x of it) if (x === 2) break; ${body} })();` },
  twoGenerators: { weight: 4, text: (s, body) => `{ const g = async function* (n) { yield n + 1; yield n + 2; }; ` +
    `const eat = async (n) => { for await (const x of g(n)) log(x); }; Promise.all([eat('${s.name} a'), eat('${s.name} b')]).then(() => { ${body} }); }` },
  syncGenerator: { weight: 3, text: (s, body) => `{ const run = (g, v) => { const r = g.next(v); if (!r.done) Promise.resolve(r.value).then((x) => run(g, x)); }; ` +
    `run((function* () { const a = yield Promise.resolve(1); log('${s.name} ' + a); yield; ${body} })()); }` },
};

// Errors that nobody catches. The program logs them by handlers, or ends by the first of them.
export const uncaught = {
  throwTick: { needs: 'handlers', weight: 4, text: (s, body) => `process.nextTick(() => { ${body} throw new Error('${s.name} e'); });` },
  throwMicrotask: { since: 12, needs: 'handlers', weight: 4, text: (s, body) => `queueMicrotask(() => { ${body} throw new Error('${s.name} e'); });` },
  throwImmediate: { needs: 'handlers', macro: 'immediate', weight: 4, text: (s, body) => `setImmediate(() => { ${body} throw new Error('${s.name} e'); }); ` +
    `setImmediate(() => log('${s.name} next'));` },
  throwTimer: { needs: 'handlers', macro: 'timer', weight: 4, text: (s, body) => `setTimeout(() => { ${body} throw new Error('${s.name} e'); }, ${s.delay}); ` +
    `setTimeout(() => log('${s.name} next'), ${s.delay});` },
  throwStat: { needs: 'handlers', macro: 'io', weight: 3, text: (s, body) => `fs.stat(file, () => { ${body} throw new Error('${s.name} e'); });` },
  rejectNobody: { needs: 'handlers', weight: 5, text: (s, body) => `Promise.resolve().then(() => { ${body} throw new Error('${s.name} e'); });` },
  rejectAsync: { needs: 'handlers', weight: 4, text: (s, body) => `(async () => { await null; ${body} throw new Error('${s.name} e'); })();` },
  rejectLateCatch: { needs: 'handlers', weight: 4, text: (s, body) => `{ const p = Promise.reject(new Error('${s.name} e')); ` +
    `setImmediate(() => p.catch(() => log('${s.name} caught'))); ${body} }`, macro: 'immediate' },
  rejectTickCatch: { needs: 'handlers', weight: 3, text: (s, body) => `{ const p = Promise.reject(new Error('${s.name} e')); ` +
    `process.nextTick(() => { p.catch(() => { ${body} }); }); }` },
  rejectTwo: { needs: 'handlers', weight: 3, text: (s, body) => `{ const p = Promise.reject(new Error('${s.name} e')); p.then(() => log('never')); p.finally(() => { ${body} }); }` },
  emitError: { needs: 'handlers', weight: 3, text: (s, body) => `process.nextTick(() => { ${body} new events().emit('error', new Error('${s.name} e')); });` },
  exitNow: { isLeaf: true, needs: 'exit', weight: 2, text: (s) => `process.exit(${s.number % 5});` },
  exitCode: { isLeaf: true, weight: 2, text: (s) => `process.exitCode = ${s.number % 4};` },
};
