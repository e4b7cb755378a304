// Statements of random programs, as in generate_statements.mjs: how programs begin and end. ES modules and what they
// import, signals that abort, warnings, and the events of the process.
// needs: 'module' if it stands only at the top of an ES module; what follows it there is its body.

const written = (s, extension, text) => `const f = '/tmp/lg-' + process.pid + '-${s.name}.${extension}'; fs.writeFileSync(f, ${JSON.stringify(text)}); `;

export const modules = {
  topAwait: { needs: 'module', since: 16, weight: 9, text: (s, body) => `await null; ${body}` },
  topAwaitPromise: { needs: 'module', since: 16, weight: 6, text: (s, body) => `await new Promise((resolve) => process.nextTick(resolve)); ${body}` },
  topAwaitFile: { needs: 'module', since: 16, macro: 'io', weight: 6, text: (s, body) => `await fs.promises.readFile(file); ${body}` },
  topAwaitTimer: { needs: 'module', since: 16, macro: 'timer', weight: 6, text: (s, body) => `await new Promise((resolve) => setTimeout(resolve, ${s.delay})); ${body}` },
  topAwaitImmediate: { needs: 'module', since: 16, macro: 'immediate', weight: 5, text: (s, body) => `await new Promise((resolve) => setImmediate(resolve)); ${body}` },
  topAwaitLoop: { needs: 'module', since: 16, weight: 5, text: (s, body) => `for await (const x of [1, Promise.resolve(2)]) log('${s.name} ' + x); ${body}` },
  importBuiltin: { since: 14, weight: 3, macro: 'io', text: (s, body) => `import('path').then((m) => { log('${s.name} ' + typeof m.join); ${body} });` },
  importCommonJs: { since: 14, weight: 3, macro: 'io', text: (s, body) => `{ ${written(s, 'cjs', "process.nextTick(() => {}); module.exports = { v: 7 };")} ` +
    `import(f).then((m) => { log('${s.name} ' + m.default.v); fs.unlinkSync(f); ${body} }); }` },
  importModule: { since: 14, weight: 3, macro: 'io', text: (s, body) => `{ ${written(s, 'mjs', 'export const v = 8; export default class A {}')} ` +
    `import(f).then((m) => { log('${s.name} ' + m.v + m.default.name); fs.unlinkSync(f); ${body} }); }` },
  importWaits: { since: 16, weight: 3, macro: 'io', text: (s, body) => `{ ${written(s, 'mjs', 'export const v = await new Promise((r) => setImmediate(r, 9));')} ` +
    `import(f).then((m) => { log('${s.name} ' + m.v); fs.unlinkSync(f); ${body} }); }` },
  importThrows: { since: 14, weight: 2, macro: 'io', text: (s, body) => `{ ${written(s, 'mjs', "throw new RangeError('thrown');")} ` +
    `import(f).catch((e) => { log('${s.name} ' + e.message); fs.unlinkSync(f); ${body} }); }` },
  importMissing: { since: 14, weight: 2, macro: 'io', text: (s, body) => `import('/no/such.mjs').catch((e) => { log('${s.name} ' + e.code); ${body} });` },
  importTwice: { since: 14, weight: 2, macro: 'io', text: (s, body) => `{ ${written(s, 'mjs', 'let n = 0; export const next = () => ++n;')} (async () => { ` +
    `const a = await import(f); const b = await import(f); a.next(); log('${s.name} ' + b.next() + (a === b)); fs.unlinkSync(f); ${body} })(); }` },
  importData: { since: 16, weight: 2, macro: 'io', text: (s, body) => `import('data:text/javascript,export default 5').then((m) => { log('${s.name} ' + m.default); ${body} });` },
  requireFile: { isLeaf: true, weight: 2, needs: 'commonjs', text: (s) => `{ ${written(s, 'js', "module.exports = 1; Promise.resolve().then(() => {});")} log('${s.name} ' + require(f)); fs.unlinkSync(f); }` },
  requireJson: { isLeaf: true, weight: 2, needs: 'commonjs', text: (s) => `{ ${written(s, 'json', '{"a":[1]}')} log('${s.name} ' + require(f).a[0]); fs.unlinkSync(f); }` },
};

export const endings = {
  exitListener: { isLeaf: true, weight: 2, text: (s) => `process.prependListener('exit', () => { log('${s.name}'); process.nextTick(() => log('never')); Promise.resolve().then(() => log('never')); });` },
  beforeExit: { macro: 'end', weight: 3, text: (s, body) => `process.once('beforeExit', (code) => { log('${s.name} before ' + code); ${body} });` },
  beforeExitTwice: { macro: 'end', weight: 2, text: (s, body) => `{ let n = 0; process.on('beforeExit', () => { log('${s.name} before ' + ++n); if (n === 1) setImmediate(() => { ${body} }); }); }` },
  warning: { weight: 2, text: (s, body) => `process.once('warning', (w) => { log('${s.name} ' + w.name + ' ' + w.message); ${body} }); process.emitWarning('careful', 'Own');` },
  monitor: { needs: 'handlers', isLeaf: true, weight: 2, text: (s) => `process.once('uncaughtExceptionMonitor', (e, origin) => log('${s.name} ' + origin));` },
  throwListener: { needs: 'handlers', weight: 3, text: (s, body) => `{ const e = new events(); e.on('x', () => { ${body} throw new Error('${s.name} e'); }); e.on('x', () => log('never')); process.nextTick(() => e.emit('x')); }` },
  throwEventTarget: { since: 16, needs: 'handlers', weight: 3, text: (s, body) => `{ const t = new EventTarget(); t.addEventListener('x', () => { throw new Error('${s.name} e'); }); t.addEventListener('x', () => { ${body} }); t.dispatchEvent(new Event('x')); log('${s.name} dispatched'); }` },
  throwStream: { needs: 'handlers', since: 14, weight: 3, text: (s, body) => `{ const r = new stream.Readable({ read() {} }); r.on('close', () => { ${body} }); r.destroy(new Error('${s.name} e')); }` },
  rejectChain: { needs: 'handlers', weight: 3, text: (s, body) => `Promise.reject(new Error('${s.name} e')).then(() => log('never')).finally(() => { ${body} });` },
  rejectInTimer: { needs: 'handlers', macro: 'timer', weight: 3, text: (s, body) => `setTimeout(() => { Promise.reject(new Error('${s.name} e')); setImmediate(() => log('${s.name} immediate')); process.nextTick(() => { ${body} }); }, ${s.delay});` },
  rejectAll: { needs: 'handlers', weight: 3, text: (s, body) => `Promise.all([Promise.reject(new Error('${s.name} e1')), Promise.reject(new Error('${s.name} e2'))]).finally(() => { ${body} });` },
  throwSocket: { needs: 'handlers', macro: 'io', weight: 2, text: (s, body) => `net.connect(1, '127.0.0.1').on('error', () => { process.nextTick(() => { ${body} }); throw new Error('${s.name} e'); });` },
};

export const signals = {
  abortListeners: { since: 16, weight: 4, text: (s, body) => `{ const c = new AbortController(); c.signal.addEventListener('abort', () => log('${s.name} 1'), { once: true }); c.signal.onabort = () => { ${body} }; ` +
    `c.signal.addEventListener('abort', (e) => log('${s.name} ' + e.type + e.target.aborted)); process.nextTick(() => { c.abort(); c.abort(); log('${s.name} done'); }); }` },
  abortTimeout: { since: 16, weight: 4, text: (s, body) => `{ const c = new AbortController(); timersPromises.setTimeout(1000, 0, { signal: c.signal }).then(() => log('never'), (e) => { log('${s.name} ' + e.code); ${body} }); process.nextTick(() => c.abort()); Promise.resolve().then(() => log('${s.name} job')); }` },
  abortImmediate: { since: 16, weight: 3, text: (s, body) => `{ const c = new AbortController(); timersPromises.setImmediate(0, { signal: c.signal }).catch((e) => { log('${s.name} ' + e.name); ${body} }); c.abort(); }` },
  abortReadFile: { since: 16, macro: 'io', weight: 3, text: (s, body) => `{ const c = new AbortController(); fs.readFile(file, { signal: c.signal }, (e) => { log('${s.name} ' + e.name); ${body} }); c.abort(); }` },
  abortReadPromise: { since: 16, macro: 'io', weight: 3, text: (s, body) => `(async () => { const c = new AbortController(); const p = fs.promises.readFile(file, { signal: c.signal }); c.abort(); try { await p; } catch (e) { log('${s.name} ' + e.code); } ${body} })();` },
  abortPipeline: { since: 16, weight: 3, text: (s, body) => `{ const c = new AbortController(); streamPromises.pipeline(new stream.Readable({ read() {} }), new stream.PassThrough(), { signal: c.signal }).catch((e) => { log('${s.name} ' + e.name); ${body} }); process.nextTick(() => c.abort()); }` },
  abortOn: { since: 16, weight: 3, text: (s, body) => `(async () => { const c = new AbortController(); const e = new events(); process.nextTick(() => { e.emit('x', 1); c.abort(); }); ` +
    `try { for await (const [x] of events.on(e, 'x', { signal: c.signal })) log('${s.name} ' + x); } catch (error) { log('${s.name} ' + error.name); } ${body} })();` },
  abortedAlready: { since: 16, weight: 2, text: (s, body) => `{ const signal = AbortSignal.abort(); signal.addEventListener('abort', () => log('never')); events.once(new events(), 'x', { signal }).catch((e) => { log('${s.name} ' + e.name); ${body} }); }` },
  abortInterval: { since: 16, macro: 'timer', inner: 'immediate', weight: 3, text: (s, body) => `setTimeout(async () => { const c = new AbortController(); let n = 0; try { for await (const x of timersPromises.setInterval(3, 0, { signal: c.signal })) { log('${s.name} ' + ++n); if (n === 2) c.abort(); } } ` +
    `catch (e) { log('${s.name} ' + e.name); ${body} } }, ${s.delay});` },
  abortAnyOf: { since: 20.3, weight: 2, text: (s, body) => `{ const a = new AbortController(); const b = new AbortController(); const any = AbortSignal.any([a.signal, b.signal]); any.addEventListener('abort', () => { log('${s.name} ' + any.reason); ${body} }); ` +
    `b.signal.addEventListener('abort', () => log('${s.name} own')); b.abort('b'); a.abort('a'); }` },
  onceTarget: { since: 16, weight: 2, text: (s, body) => `{ const t = new EventTarget(); events.once(t, 'x').then(([e]) => { log('${s.name} ' + e.type); ${body} }); t.dispatchEvent(new Event('x')); }` },
};
