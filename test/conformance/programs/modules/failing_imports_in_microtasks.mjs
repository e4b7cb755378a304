// nodes: >=14
// How many microtasks an import() takes that fails, once and again, and in which words: "io" is behind a read.
let n = 0; const tick = () => { if (n++ < 20000) Promise.resolve().then(tick); };
const cnt = async (name, f) => { n = 0; let e, at; const p = f(); tick(); try { await p; e = 'ok'; } catch (x) { e = x.code ?? x.message; } at = n; n = 1e9; await new Promise((r) => setTimeout(r, 5)); console.log(name, e, at < 3000 ? at : 'io'); };
await cnt('json', () => import('./fixtures/failing/d.json'));
await cnt('json again', () => import('./fixtures/failing/d.json'));
await cnt('bad cjs', () => import('./fixtures/failing/bad.cjs'));
await cnt('bad cjs again', () => import('./fixtures/failing/bad.cjs'));
await cnt('syn', () => import('./fixtures/failing/syn.mjs'));
await cnt('syn again', () => import('./fixtures/failing/syn.mjs'));
await cnt('viasyn', () => import('./fixtures/failing/viasyn.mjs'));
await cnt('viasyn again', () => import('./fixtures/failing/viasyn.mjs'));
await cnt('thr', () => import('./fixtures/failing/thr.mjs'));
await cnt('thr again', () => import('./fixtures/failing/thr.mjs'));
await cnt('viathr', () => import('./fixtures/failing/viathr.mjs'));
await cnt('viathr again', () => import('./fixtures/failing/viathr.mjs'));
await cnt('link', () => import('./fixtures/failing/link.mjs'));
await cnt('link again', () => import('./fixtures/failing/link.mjs'));
await cnt('vianone', () => import('./fixtures/failing/vianone.mjs'));
await cnt('vianone again', () => import('./fixtures/failing/vianone.mjs'));
await cnt('none', () => import('./fixtures/failing/none.mjs'));
