// nodes: >=18
// The branches of tee() hear of an end in a tick; byte streams, and readers with a buffer of one's own.
const log = []; let n = 0; const tick = () => { if (n++ < 80) { log.push('-'); Promise.resolve().then(tick); } };
const fresh = async (name, f) => { log.length = 0; n = 0; tick(); try { await f(); } catch (e) { log.push('!' + (e.code ?? e.message ?? e)); } await new Promise((r) => setTimeout(r, 2)); console.log(name, log.join(' ').replace(/-( -)*/g, (x) => `${(x.length + 1) / 2}`)); };
const src = (k = 3, o) => new ReadableStream({ start(c) { for (let i = 0; i < k; i++) c.enqueue(i); c.close(); } }, o);
const pulled = (k = 3, o) => { let i = 0; return new ReadableStream({ pull(c) { log.push('p'); if (i < k) c.enqueue(i++); else c.close(); } }, o); };
const apulled = (k = 3, o) => { let i = 0; return new ReadableStream({ async pull(c) { log.push('p'); await null; if (i < k) c.enqueue(i++); else c.close(); } }, o); };
const sink = (o) => new WritableStream({ start() { log.push('ws'); }, write(x) { log.push('w' + x); }, close() { log.push('wc'); }, abort(e) { log.push('wa' + e); } }, o);
const asink = (o) => new WritableStream({ async start() { log.push('ws'); }, async write(x) { log.push('w' + x); await null; await null; log.push('W' + x); }, async close() { log.push('wc'); await null; }, async abort(e) { log.push('wa' + e); } }, o);
const drain = async (s) => { const r = s.getReader(); for (;;) { const { value, done } = await r.read(); if (done) break; log.push('r' + value); } log.push('rend'); };
await fresh('tee', async () => { const [a, b] = src().tee(); await Promise.all([drain(a), drain(b)]); log.push('end'); });
await fresh('tee one then other', async () => { const [a, b] = pulled().tee(); await drain(a); await drain(b); log.push('end'); });
await fresh('tee pipe', async () => { const [a, b] = src().tee(); await Promise.all([a.pipeTo(sink()), b.pipeTo(asink())]); log.push('end'); });
await fresh('tee cancel', async () => { const [a, b] = new ReadableStream({ pull(c) { c.enqueue(1); }, cancel(r) { log.push('C' + r); } }).tee(); const p = a.cancel('x').then(() => log.push('a')); log.push('-'); await null; await b.cancel('y'); await p; log.push('end'); });
await fresh('tee error', async () => { let k = 0; const [a, b] = new ReadableStream({ pull(c) { if (k++ < 1) c.enqueue(1); else c.error(new Error('boom')); } }).tee(); await Promise.allSettled([drain(a), drain(b)]); log.push('end'); });
await fresh('tee for await', async () => { const [a, b] = apulled().tee(); for await (const x of a) log.push('a' + x); for await (const x of b) log.push('b' + x); });
await fresh('tee bytes', async () => { const [a, b] = new ReadableStream({ type: 'bytes', start(c) { c.enqueue(new Uint8Array([1])); c.enqueue(new Uint8Array([2])); c.close(); } }).tee(); await Promise.all([drain(a), drain(b)]); log.push('end'); });
await fresh('bytes', async () => { await drain(new ReadableStream({ type: 'bytes', pull(c) { log.push('p'); c.enqueue(new Uint8Array([7])); if (n > 20) c.close(); } })); });
await fresh('byob', async () => { let i = 0; const r = new ReadableStream({ type: 'bytes', pull(c) { log.push('p'); const v = c.byobRequest.view; v[0] = ++i; if (i > 2) { c.close(); c.byobRequest.respond(0); } else c.byobRequest.respond(1); } }).getReader({ mode: 'byob' }); for (;;) { const { value, done } = await r.read(new Uint8Array(2)); if (done) break; log.push('r' + value); } log.push('end'); });
