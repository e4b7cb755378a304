// nodes: >=18
// How many microtasks stand between the steps of an iteration over a web stream. Until 22 every other request waits for the one
// before it.
const log = []; let n = 0; const tick = () => { if (n++ < 40) { log.push('-'); Promise.resolve().then(tick); } };
const fresh = async (name, f) => { log.length = 0; n = 0; tick(); await f(); await new Promise((r) => setTimeout(r, 2)); console.log(name, log.join('').replace(/-+/g, (x) => ` ${x.length} `)); };
const make = () => new ReadableStream({ start(c) { c.enqueue('a'); c.enqueue('b'); c.close(); } });
await fresh('for await', async () => { for await (const x of make()) log.push(x); log.push('end'); });
await fresh('reader', async () => { const r = make().getReader(); for (;;) { const { value, done } = await r.read(); if (done) break; log.push(value); } log.push('end'); });
await fresh('break', async () => { for await (const x of make()) { log.push(x); break; } log.push('end'); });
await fresh('pull', async () => { let i = 0; for await (const x of new ReadableStream({ pull(c) { log.push('p'); if (i < 3) c.enqueue(i++); else c.close(); } })) log.push('c' + x); log.push('end'); });
await fresh('pull reader', async () => { let i = 0; const r = new ReadableStream({ pull(c) { log.push('p'); if (i < 3) c.enqueue(i++); else c.close(); } }).getReader(); for (;;) { const { value, done } = await r.read(); if (done) break; log.push('c' + value); } log.push('end'); });
await fresh('writer', async () => { const w = new WritableStream({ write(x) { log.push('w' + x); }, close() { log.push('closed'); } }).getWriter(); await w.write(1); log.push('1'); await w.write(2); log.push('2'); await w.close(); log.push('end'); });
await fresh('cancel', async () => { const s = make(); await s.cancel('why'); log.push('cancelled'); });
await fresh('closed', async () => { const r = make().getReader(); r.closed.then(() => log.push('closed')); await r.read(); log.push('1'); await r.read(); log.push('2'); await r.read(); log.push('end'); });
