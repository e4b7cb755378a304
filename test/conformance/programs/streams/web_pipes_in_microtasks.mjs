// nodes: >=18
// How many microtasks the steps of pipeTo() take: until 22 each chunk is a step of an asynchronous function; since 24 what is there goes over at once.
import { apulled, asink, drain, fresh, log, pulled, sink, src } from './fixtures/microtasks.mjs';
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
