// nodes: >=18
// The branches of tee() hear of an end in a tick; byte streams, and readers with a buffer of one's own.
import { apulled, asink, drain, fresh, log, n, pulled, sink, src } from './fixtures/microtasks.mjs';
await fresh('tee', async () => { const [a, b] = src().tee(); await Promise.all([drain(a), drain(b)]); log.push('end'); });
await fresh('tee one then other', async () => { const [a, b] = pulled().tee(); await drain(a); await drain(b); log.push('end'); });
await fresh('tee pipe', async () => { const [a, b] = src().tee(); await Promise.all([a.pipeTo(sink()), b.pipeTo(asink())]); log.push('end'); });
await fresh('tee cancel', async () => { const [a, b] = new ReadableStream({ pull(c) { c.enqueue(1); }, cancel(r) { log.push('C' + r); } }).tee(); const p = a.cancel('x').then(() => log.push('a')); log.push('-'); await null; await b.cancel('y'); await p; log.push('end'); });
await fresh('tee error', async () => { let k = 0; const [a, b] = new ReadableStream({ pull(c) { if (k++ < 1) c.enqueue(1); else c.error(new Error('boom')); } }).tee(); await Promise.allSettled([drain(a), drain(b)]); log.push('end'); });
await fresh('tee for await', async () => { const [a, b] = apulled().tee(); for await (const x of a) log.push('a' + x); for await (const x of b) log.push('b' + x); });
await fresh('tee bytes', async () => { const [a, b] = new ReadableStream({ type: 'bytes', start(c) { c.enqueue(new Uint8Array([1])); c.enqueue(new Uint8Array([2])); c.close(); } }).tee(); await Promise.all([drain(a), drain(b)]); log.push('end'); });
await fresh('bytes', async () => { await drain(new ReadableStream({ type: 'bytes', pull(c) { log.push('p'); c.enqueue(new Uint8Array([7])); if (n > 20) c.close(); } })); });
await fresh('byob', async () => { let i = 0; const r = new ReadableStream({ type: 'bytes', pull(c) { log.push('p'); const v = c.byobRequest.view; v[0] = ++i; if (i > 2) { c.close(); c.byobRequest.respond(0); } else c.byobRequest.respond(1); } }).getReader({ mode: 'byob' }); for (;;) { const { value, done } = await r.read(new Uint8Array(2)); if (done) break; log.push('r' + value); } log.push('end'); });
