// How many microtasks lie between an import() and what its promise says, and where the module runs.
// nodes: >=14
const order = globalThis.order = [];
const specifiers = ['fs', './fixtures/top.mjs', './fixtures/top.mjs', './fixtures/middle.mjs', './fixtures/throws.cjs',
                    './fixtures/broken.mjs', './fixtures/nowhere.mjs', 'data:text/javascript,globalThis.order.push("data")'];
const count = async () => { for (let i = 0; i < 40; i++) { await null; order.push(i); } };
(async () => {
  for (const specifier of specifiers) {
    order.length = 0;
    count();
    import(specifier).then(() => order.push('done'), (error) => order.push(error.code || error.name));
    await new Promise((resolve) => setTimeout(resolve, 30));
    // Until Node 22 files are read through the pool, which is behind all 40.
    console.log(specifier, order.join(' '));
  }
})();
