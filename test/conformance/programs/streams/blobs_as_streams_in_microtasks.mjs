// nodes: >=20.3
// A chunk for each part of a blob, and an empty step between two.
const log = []; let n = 0; const tick = () => { if (n++ < 80) { log.push('-'); Promise.resolve().then(tick); } };
const fresh = async (name, f) => { log.length = 0; n = 0; tick(); try { await f(); } catch (e) { log.push('!' + (e.code ?? e.message ?? e)); } await new Promise((r) => setTimeout(r, 2)); console.log(name, log.join(' ').replace(/-( -)*/g, (x) => `${(x.length + 1) / 2}`)); };
const src = (k = 3, o) => new ReadableStream({ start(c) { for (let i = 0; i < k; i++) c.enqueue(i); c.close(); } }, o);
const pulled = (k = 3, o) => { let i = 0; return new ReadableStream({ pull(c) { log.push('p'); if (i < k) c.enqueue(i++); else c.close(); } }, o); };
const apulled = (k = 3, o) => { let i = 0; return new ReadableStream({ async pull(c) { log.push('p'); await null; if (i < k) c.enqueue(i++); else c.close(); } }, o); };
const sink = (o) => new WritableStream({ start() { log.push('ws'); }, write(x) { log.push('w' + x); }, close() { log.push('wc'); }, abort(e) { log.push('wa' + e); } }, o);
const asink = (o) => new WritableStream({ async start() { log.push('ws'); }, async write(x) { log.push('w' + x); await null; await null; log.push('W' + x); }, async close() { log.push('wc'); await null; }, async abort(e) { log.push('wa' + e); } }, o);
const drain = async (s) => { const r = s.getReader(); for (;;) { const { value, done } = await r.read(); if (done) break; log.push('r' + value); } log.push('rend'); };
await fresh('blob 1', async () => { await drain(new Blob(['hello']).stream().pipeThrough(new TextDecoderStream())); });
await fresh('blob 3', async () => { for await (const x of new Blob(['a', 'b', 'c']).stream()) log.push('r' + x); log.push('end'); });
await fresh('blob big', async () => { for await (const x of new Blob(['x'.repeat(200000), 'y']).stream()) log.push('r' + x.length); log.push('end'); });
await fresh('blob empty', async () => { await drain(new Blob([]).stream()); });
await fresh('blob cancel', async () => { const s = new Blob(['a', 'b']).stream(); const r = s.getReader(); log.push('r' + (await r.read()).value); await r.cancel('x'); log.push('end'); });
await fresh('blob pipe', async () => { await new Blob(['a', 'b']).stream().pipeTo(sink()); });
await fresh('blob text', async () => { log.push(await new Blob(['a', 'b']).text()); log.push('end'); });
await fresh('blob slice', async () => { await drain(new Blob(['hello', ' you']).slice(2, 7).stream()); });
