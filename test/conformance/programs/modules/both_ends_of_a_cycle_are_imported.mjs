// The second import() finds a module that the first one loads: it does not run it before the first one's.
// nodes: >=16
console.log('begin');
const [first, second] = await Promise.all([import('./fixtures/ring_a.mjs'), import('./fixtures/ring_b.mjs')]);
console.log(first.a, first.later(), second.b);
for (const source of ['import "./nowhere.js"', 'import "./nowhere.js"; export const a = 1']) {
  await import(`data:text/javascript,${encodeURIComponent(source)}`).catch((error) => console.log(error.name, error.code));
}
