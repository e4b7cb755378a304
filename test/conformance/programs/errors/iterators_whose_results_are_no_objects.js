// nodes: >=12
// What next(), return() and throw() give is no object.
const mk = (o) => ({ [Symbol.iterator]() { return o; } });
const show = async (name, f) => {
  try {
    console.log(name, await f());
  } catch (e) {
    console.log(name, e.name + ': ' + e.message);
  }
};
const sym = Symbol('s');
(async () => {
  for (const [n, r] of [
    ['5', 5], ['undefined', undefined], ['null', null], ['str', 'abc'], ['true', true], ['symbol', sym],
  ]) {
    const it = mk({ next() { return r; }, return() { return r; } });
    await show(n + ' for-of', () => { for (const a of it) { return 1; } });
    await show(n + ' destr', () => { const [a] = it; });
    await show(n + ' destr rest', () => { const [...a] = it; });
    await show(n + ' destr default', () => { const [a, b = 2] = it; });
    await show(n + ' spread', () => [...it]);
    await show(n + ' spread call', () => Math.max(...it));
    await show(n + ' yield*', () => { function* g() { yield* it; } return [...g()]; });
    await show(n + ' from', () => Array.from(it));
    await show(n + ' map', () => new Map(it));
    await show(n + ' set', () => new Set(it));
    await show(n + ' all', () => Promise.all(it));
    await show(n + ' fromEntries', () => Object.fromEntries(it));
    await show(n + ' for await', async () => { for await (const a of it) { return 1; } });
    const ait = { [Symbol.asyncIterator]() { return { next() { return r; }, return() { return r; } }; } };
    await show(n + ' for await async', async () => { for await (const a of ait) { return 1; } });
    await show(n + ' async yield*', async () => {
      async function* g() { yield* ait; }
      for await (const a of g()) { return 1; }
    });
    const good = mk({ next() { return { value: 1, done: false }; }, return() { return r; } });
    await show(n + ' return for-of', () => { for (const a of good) break; return 'ok'; });
    await show(n + ' return for-of ret', () => { for (const a of good) return 'ret'; return 'ok'; });
    await show(n + ' return destr', () => { const [a] = good; return 'ok'; });
    await show(n + ' return yield*', () => {
      function* g() { yield* good; }
      const i = g();
      i.next();
      return i.return(7);
    });
    await show(n + ' throw yield*', () => {
      function* g() { yield* mk({ next() { return { value: 1, done: false }; }, throw() { return r; } }); }
      const i = g();
      i.next();
      return i.throw(7);
    });
    const agood = {
      [Symbol.asyncIterator]() { return { next() { return { value: 1, done: false }; }, return() { return r; } }; },
    };
    await show(n + ' return for await', async () => { for await (const a of agood) break; return 'ok'; });
    await show(n + ' return async yield*', async () => {
      async function* g() { yield* agood; }
      const i = g();
      await i.next();
      return i.return(7);
    });
  }
})();
