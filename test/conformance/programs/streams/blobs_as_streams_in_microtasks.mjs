// nodes: >=20.3
// A chunk for each part of a blob, and an empty step between two.
import { drain, fresh, log, sink } from './fixtures/microtasks.mjs';
await fresh('blob 1', async () => { await drain(new Blob(['hello']).stream().pipeThrough(new TextDecoderStream())); });
await fresh('blob 3', async () => { for await (const x of new Blob(['a', 'b', 'c']).stream()) log.push('r' + x); log.push('end'); });
await fresh('blob big', async () => { for await (const x of new Blob(['x'.repeat(200000), 'y']).stream()) log.push('r' + x.length); log.push('end'); });
await fresh('blob empty', async () => { await drain(new Blob([]).stream()); });
await fresh('blob cancel', async () => { const s = new Blob(['a', 'b']).stream(); const r = s.getReader(); log.push('r' + (await r.read()).value); await r.cancel('x'); log.push('end'); });
await fresh('blob pipe', async () => { await new Blob(['a', 'b']).stream().pipeTo(sink()); });
await fresh('blob text', async () => { log.push(await new Blob(['a', 'b']).text()); log.push('end'); });
await fresh('blob slice', async () => { await drain(new Blob(['hello', ' you']).slice(2, 7).stream()); });
