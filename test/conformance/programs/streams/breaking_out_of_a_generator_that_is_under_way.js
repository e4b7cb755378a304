// nodes: >=12
const { Readable } = require('stream');
async function* gen() {
  try { for (let i = 0; i < 5; i++) { console.log('yield', i); yield `v${i}`; console.log('resumed', i); await null; console.log('after', i); } } finally { console.log('gen finally'); }
}
const r = Readable.from(gen());
let n = 0; const tick = () => { if (n++ < 25) { console.log('-', n); Promise.resolve().then(tick); } };
(async () => { tick(); let k = 0; for await (const v of r) { console.log('got', v); if (++k === 3) break; } console.log('out', r.destroyed); })();
