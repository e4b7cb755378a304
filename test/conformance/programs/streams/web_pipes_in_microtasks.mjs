// nodes: >=18
// How many microtasks the steps of pipeTo() take: until 22 each chunk is a step of an asynchronous function; since 24 what is there goes over at once.
const log = []; let n = 0; const tick = () => { if (n++ < 80) { log.push('-'); Promise.resolve().then(tick); } };
const fresh = async (name, f) => { log.length = 0; n = 0; tick(); try { await f(); } catch (e) { log.push('!' + (e.code ?? e.message ?? e)); } await new Promise((r) => setTimeout(r, 2)); console.log(name, log.join(' ').replace(/-( -)*/g, (x) => `${(x.length + 1) / 2}`)); };
const src = (k = 3, o) => new ReadableStream({ start(c) { for (let i = 0; i < k; i++) c.enqueue(i); c.close(); } }, o);
const pulled = (k = 3, o) => { let i = 0; return new ReadableStream({ pull(c) { log.push('p'); if (i < k) c.enqueue(i++); else c.close(); } }, o); };
const apulled = (k = 3, o) => { let i = 0; return new ReadableStream({ async pull(c) { log.push('p'); await null; if (i < k) c.enqueue(i++); else c.close(); } }, o); };
const sink = (o) => new WritableStream({ start() { log.push('ws'); }, write(x) { log.push('w' + x); }, close() { log.push('wc'); }, abort(e) { log.push('wa' + e); } }, o);
const asink = (o) => new WritableStream({ async start() { log.push('ws'); }, async write(x) { log.push('w' + x); await null; await null; log.push('W' + x); }, async close() { log.push('wc'); await null; }, async abort(e) { log.push('wa' + e); } }, o);
const drain = async (s) => { const r = s.getReader(); for (;;) { const { value, done } = await r.read(); if (done) break; log.push('r' + value); } log.push('rend'); };
await fresh('pipe', async () => { await src().pipeTo(sink()); log.push('end'); });
await fresh('pipe hwm', async () => { await src(5).pipeTo(sink({ highWaterMark: 3 })); log.push('end'); });
await fresh('pipe pulled', async () => { await pulled().pipeTo(sink()); log.push('end'); });
await fresh('pipe apulled', async () => { await apulled().pipeTo(sink()); log.push('end'); });
await fresh('pipe to async', async () => { await src().pipeTo(asink()); log.push('end'); });
await fresh('pipe async both', async () => { await apulled(4).pipeTo(asink({ highWaterMark: 2 })); log.push('end'); });
await fresh('pipe preventClose', async () => { const w = sink(); await src().pipeTo(w, { preventClose: true }); log.push('end'); await w.close(); log.push('closed'); });
await fresh('pipe empty', async () => { await src(0).pipeTo(sink()); log.push('end'); });
await fresh('pipe error source', async () => { await new ReadableStream({ start(c) { c.enqueue(1); c.error(new Error('boom')); } }).pipeTo(sink()); });
await fresh('pipe error later', async () => { let i = 0; await new ReadableStream({ pull(c) { if (i++ < 2) c.enqueue(i); else throw new Error('boom'); } }).pipeTo(sink()); });
await fresh('pipe error sink', async () => { await src().pipeTo(new WritableStream({ write(x) { log.push('w' + x); if (x === 1) throw new Error('full'); } })); });
await fresh('pipe error sink prevent', async () => { const s = src(); await s.pipeTo(new WritableStream({ write(x) { log.push('w' + x); if (x === 1) throw new Error('full'); } }), { preventCancel: true }).catch((e) => log.push('c' + e.message)); await drain(s); });
await fresh('pipe abort signal', async () => { const a = new AbortController(); const p = pulled(100).pipeTo(sink(), { signal: a.signal }); await null; await null; await null; a.abort('why'); await p.catch((e) => log.push('c' + e)); });
await fresh('pipe aborted', async () => { await src().pipeTo(sink(), { signal: AbortSignal.abort('why') }).catch((e) => log.push('c' + e)); });
await fresh('pipe closed dest', async () => { const w = sink(); await w.close(); await src().pipeTo(w); });
await fresh('pipe locked', async () => { const s = src(); s.getReader(); await s.pipeTo(sink()); });
await fresh('pipe slow timer', async () => { await new ReadableStream({ async pull(c) { await new Promise((r) => setTimeout(r, 1)); log.push('e'); c.enqueue(1); c.close(); } }).pipeTo(sink()); log.push('end'); });
await fresh('two pipes', async () => { await Promise.all([src().pipeTo(sink()).then(() => log.push('A')), pulled().pipeTo(sink()).then(() => log.push('B'))]); log.push('end'); });
