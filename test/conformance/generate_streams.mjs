// Statements of random programs, as in generate_statements.mjs: streams and emitters that wait for nothing but ticks
// and microtasks.

const sink = (name, extra = '') => `new stream.Writable({ ${extra}write(x, y, done) { log('${name} w' + x); done(); } })`;
const source = (values, extra = '') => `new stream.Readable({ ${extra}read() { const v = [${values}]; for (const x of v) this.push(x); this.push(null); } })`;

export const streams = {
  readableOnce: { weight: 3, text: (s, body) => `{ const r = ${source("'a', 'b'")}; r.once('readable', () => log('${s.name} readable')); ` +
    `r.on('data', (x) => log('${s.name} ' + x)); r.on('end', () => { ${body} }); r.on('close', () => log('${s.name} close')); }` },
  readablePaused: { weight: 3, text: (s, body) => `{ const r = ${source("'a', 'b'")}; r.on('readable', () => { let x; ` +
    `while ((x = r.read()) !== null) log('${s.name} ' + x); }); r.on('end', () => { ${body} }); }` },
  readableObjects: { weight: 3, text: (s, body) => `{ let n = 0; const r = new stream.Readable({ objectMode: true, highWaterMark: 1, ` +
    `read() { this.push(n < 3 ? { n: n++ } : null); } }); r.on('data', (x) => log('${s.name} ' + x.n)); r.on('end', () => { ${body} }); }` },
  readableAsyncRead: { weight: 3, text: (s, body) => `{ let n = 0; const r = new stream.Readable({ objectMode: true, read() { ` +
    `process.nextTick(() => this.push(n < 2 ? n++ : null)); } }); r.on('data', (x) => log('${s.name} ' + x)); r.on('end', () => { ${body} }); }` },
  readableFromAsync: { since: 12, weight: 3, text: (s, body) => `{ const r = stream.Readable.from((async function* () { yield 'a'; await 0; yield 'b'; })()); ` +
    `r.on('data', (x) => log('${s.name} ' + x)); r.on('end', () => { ${body} }); }` },
  readableBreak: { since: 14, weight: 3, text: (s, body) => `(async () => { const r = stream.Readable.from([1, 2, 3]); r.on('close', () => log('${s.name} close')); ` +
    `for await (const x of r) { log('${s.name} ' + x); if (x === 2) break; } ${body} })();` },
  pipe: { weight: 4, text: (s, body) => `${source("'a', 'b'")}.pipe(${sink(s.name)}).on('finish', () => { ${body} });` },
  pipeTransform: { weight: 4, text: (s, body) => `${source("'a', 'b'")}.pipe(new stream.Transform({ transform(x, y, done) { done(null, x + '!'); }, ` +
    `flush(done) { this.push('end'); done(); } })).pipe(${sink(s.name)}).on('finish', () => { ${body} });` },
  pipeSlow: { weight: 3, text: (s, body) => `${source("'a', 'b', 'c'")}.pipe(new stream.Writable({ highWaterMark: 1, write(x, y, done) { ` +
    `log('${s.name} ' + x); process.nextTick(done); } })).on('finish', () => { ${body} });` },
  unpipe: { weight: 2, text: (s, body) => `{ const p = new stream.PassThrough(); const w = ${sink(s.name)}; w.on('unpipe', () => log('${s.name} unpipe')); ` +
    `p.pipe(w); p.write('a'); process.nextTick(() => { p.unpipe(w); ${body} }); }` },
  drain: { weight: 4, text: (s, body) => `{ const w = new stream.Writable({ highWaterMark: 2, write(x, y, done) { log('${s.name} ' + x); ` +
    `process.nextTick(done); } }); log(w.write('a')); log(w.write('b')); w.once('drain', () => { ${body} }); }` },
  corked: { weight: 3, text: (s, body) => `{ const w = new stream.Writable({ writev(all, done) { log('${s.name} ' + all.length); done(); } }); ` +
    `w.cork(); w.write('a'); w.write('b'); process.nextTick(() => { w.uncork(); w.end(() => { ${body} }); }); }` },
  final: { weight: 3, text: (s, body) => `{ const w = new stream.Writable({ write(x, y, done) { done(); }, final(done) { log('${s.name} final'); ` +
    `Promise.resolve().then(done); } }); w.on('prefinish', () => log('${s.name} prefinish')); w.on('finish', () => { ${body} }); ` +
    `w.on('close', () => log('${s.name} close')); w.end('x'); }` },
  writeFails: { weight: 3, text: (s, body) => `{ const w = new stream.Writable({ write(x, y, done) { done(new Error('bad')); } }); ` +
    `w.on('error', (e) => { log('${s.name} ' + e.message); ${body} }); w.write('a', (e) => log('${s.name} callback ' + !!e)); }` },
  destroyed: { weight: 3, text: (s, body) => `{ const r = new stream.Readable({ read() {}, destroy(e, done) { log('${s.name} destroy'); done(e); } }); ` +
    `r.on('error', (e) => log('${s.name} ' + e.message)); r.on('close', () => { ${body} }); r.destroy(new Error('d')); }` },
  duplex: { weight: 3, text: (s, body) => `{ const d = new stream.Duplex({ read() { this.push('r'); this.push(null); }, write(x, y, done) { ` +
    `log('${s.name} w' + x); done(); } }); d.on('data', (x) => log('${s.name} ' + x)); d.on('end', () => log('${s.name} end')); ` +
    `d.on('finish', () => { ${body} }); d.end('z'); }` },
  transformObjects: { weight: 3, text: (s, body) => `{ const t = new stream.Transform({ objectMode: true, transform(x, y, done) { ` +
    `for (let i = 0; i < x; i++) this.push(i); done(); } }); t.on('data', (x) => log('${s.name} ' + x)); t.on('end', () => { ${body} }); ` +
    `t.write(1); t.end(2); }` },
  transformAsync: { weight: 3, text: (s, body) => `{ const t = new stream.Transform({ async transform(x, y, done) { await 0; done(null, x + '?'); } }); ` +
    `t.on('data', (x) => log('${s.name} ' + x)); t.on('end', () => { ${body} }); t.write('1'); t.end('2'); }` },
  finished: { weight: 3, text: (s, body) => `{ const r = ${source("'a'")}; stream.finished(r, (e) => { log('${s.name} ' + !e); ${body} }); r.resume(); }` },
  finishedWritable: { weight: 3, text: (s, body) => `{ const w = ${sink(s.name)}; stream.finished(w, (e) => { ${body} }); w.on('finish', () => log('${s.name} finish')); w.end('a'); }` },
  pipelineFails: { weight: 3, text: (s, body) => `stream.pipeline(${source("'a'")}, new stream.Transform({ transform(x, y, done) { done(new Error('t')); } }), ` +
    `${sink(s.name)}, (e) => { log('${s.name} ' + e.message); ${body} });` },
  pipelineGenerator: { since: 14, weight: 3, text: (s, body) => `stream.pipeline(['a', 'b'], async function* (from) { for await (const x of from) yield x + x; }, ` +
    `${sink(s.name, 'objectMode: true, ')}, () => { ${body} });` },
  pipelinePromise: { since: 16, weight: 4, text: (s, body) => `streamPromises.pipeline(${source("'a', 'b'")}, ${sink(s.name)}).then(() => { ${body} });` },
  finishedPromise: { since: 16, weight: 3, text: (s, body) => `{ const w = ${sink(s.name)}; streamPromises.finished(w).then(() => { ${body} }); w.end('q'); }` },
  toArray: { since: 18, weight: 2, text: (s, body) => `stream.Readable.from([1, 2, 3]).filter((x) => x > 1).map(async (x) => x * 2).toArray()` +
    `.then((v) => { log('${s.name} ' + v); ${body} });` },
  signalled: { since: 16, weight: 2, text: (s, body) => `{ const c = new AbortController(); const r = stream.addAbortSignal(c.signal, new stream.Readable({ read() {} })); ` +
    `r.on('error', (e) => { log('${s.name} ' + e.name); ${body} }); process.nextTick(() => c.abort()); }` },
};

export const emitters = {
  emitOrder: { weight: 3, text: (s, body) => `{ const e = new events(); e.on('x', () => log('${s.name} 2')); e.prependListener('x', () => log('${s.name} 1')); ` +
    `e.once('x', function f() { ${body} e.off('x', f); }); e.emit('x'); e.emit('x'); }` },
  emitRemoves: { weight: 3, text: (s, body) => `{ const e = new events(); const second = () => log('${s.name} second'); ` +
    `e.on('x', () => { e.removeListener('x', second); ${body} }); e.on('x', second); e.emit('x'); e.emit('x'); }` },
  emitCaught: { weight: 3, text: (s, body) => `try { new events().emit('error', new Error('${s.name} e')); } catch (error) { log(error.message); ${body} }` },
  errorMonitor: { since: 14, weight: 2, text: (s, body) => `{ const e = new events(); e.on(events.errorMonitor, () => log('${s.name} monitor')); ` +
    `e.on('error', () => { ${body} }); e.emit('error', new Error('x')); }` },
  captureRejections: { since: 14, weight: 4, text: (s, body) => `{ const e = new events({ captureRejections: true }); e.on('x', async () => { throw new Error('${s.name} e'); }); ` +
    `e.on('error', (error) => { log(error.message); ${body} }); e.emit('x'); log('${s.name} emitted'); }` },
  captureSymbol: { since: 14, weight: 2, text: (s, body) => `{ const e = new events({ captureRejections: true }); e[Symbol.for('nodejs.rejection')] = (error, name) => { ` +
    `log('${s.name} ' + name); ${body} }; e.on('x', async () => { await 0; throw 1; }); e.emit('x'); }` },
  newListener: { weight: 2, text: (s, body) => `{ const e = new events(); e.once('newListener', (name) => { log('${s.name} ' + name); ${body} }); e.on('y', () => {}); e.emit('y'); }` },
  onceRejects: { since: 12, weight: 3, text: (s, body) => `{ const e = new events(); events.once(e, 'x').catch((error) => { log(error.message); ${body} }); e.emit('error', new Error('${s.name} e')); }` },
  onceSignal: { since: 16, weight: 2, text: (s, body) => `{ const c = new AbortController(); events.once(new events(), 'x', { signal: c.signal }).catch((e) => { log(e.name); ${body} }); process.nextTick(() => c.abort()); }` },
  onQueued: { since: 14, weight: 3, text: (s, body) => `(async () => { const e = new events(); const it = events.on(e, 'x'); e.emit('x', 1); e.emit('x', 2); ` +
    `for await (const [x] of it) { log('${s.name} ' + x); if (x === 2) break; } log(e.listenerCount('x')); ${body} })();` },
  onError: { since: 14, weight: 2, text: (s, body) => `(async () => { const e = new events(); process.nextTick(() => { e.emit('x', 1); e.emit('error', new Error('z')); }); ` +
    `try { for await (const [x] of events.on(e, 'x')) log('${s.name} ' + x); } catch (error) { log(error.message); ${body} } })();` },
  eventTarget: { since: 16, weight: 3, text: (s, body) => `{ const t = new EventTarget(); t.addEventListener('x', { handleEvent(e) { log('${s.name} ' + e.type); } }, { once: true }); ` +
    `t.addEventListener('x', () => { ${body} }); t.dispatchEvent(new Event('x')); t.dispatchEvent(new Event('y')); }` },
  abortReason: { since: 18, weight: 3, text: (s, body) => `{ const c = new AbortController(); c.signal.onabort = () => { log('${s.name} ' + c.signal.reason); ${body} }; c.abort('why'); ` +
    `try { c.signal.throwIfAborted(); } catch (e) { log(e); } }` },
  abortAny: { since: 20, weight: 2, text: (s, body) => `{ const c = new AbortController(); AbortSignal.any?.([c.signal]).addEventListener('abort', () => { ${body} }); c.abort(); }` },
};
