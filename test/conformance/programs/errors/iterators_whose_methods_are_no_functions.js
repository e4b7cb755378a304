// nodes: >=12
// Methods of iterators that are no functions, what is no iterator, and yield* of what is not iterable.
const mk = (o) => ({ [Symbol.iterator]() { return o; } });
const show = async (name, f) => {
  try {
    console.log(name, await f());
  } catch (e) {
    console.log(name, e.name + ': ' + e.message);
  }
};
(async () => {
  for (const [n, r] of [['5', 5], ['undefined', undefined], ['null', null], ['str', 'abc'], ['obj', {}]]) {
    const it = mk({ next: r });
    await show(n + ' for-of', () => { for (const a of it) { return 1; } });
    await show(n + ' destr', () => { const [a] = it; });
    await show(n + ' destr rest', () => { const [...a] = it; });
    await show(n + ' spread', () => [...it]);
    await show(n + ' spread call', () => Math.max(...it));
    await show(n + ' yield*', () => { function* g() { yield* it; } return [...g()]; });
    await show(n + ' from', () => Array.from(it));
    await show(n + ' set', () => new Set(it));
    await show(n + ' all', () => Promise.all(it));
    await show(n + ' for await', async () => { for await (const a of it) { return 1; } });
    const ait = { [Symbol.asyncIterator]() { return { next: r }; } };
    await show(n + ' for await async', async () => { for await (const a of ait) { return 1; } });
    await show(n + ' async yield*', async () => {
      async function* g() { yield* ait; }
      for await (const a of g()) { return 1; }
    });
    const good = mk({ next() { return { value: 1, done: false }; }, return: r });
    await show(n + ' return for-of', () => { for (const a of good) break; return 'ok'; });
    await show(n + ' return destr', () => { const [a] = good; return 'ok'; });
    await show(n + ' return yield*', () => {
      function* g() { yield* good; }
      const i = g();
      i.next();
      return i.return(7);
    });
    await show(n + ' throw yield*', () => {
      function* g() { yield* mk({ next() { return { value: 1, done: false }; }, throw: r }); }
      const i = g();
      i.next();
      return i.throw(7);
    });
    const agood = { [Symbol.asyncIterator]() { return { next() { return { value: 1, done: false }; }, return: r }; } };
    await show(n + ' return for await', async () => { for await (const a of agood) break; return 'ok'; });
    await show(n + ' return async yield*', async () => {
      async function* g() { yield* agood; }
      const i = g();
      await i.next();
      return i.return(7);
    });
    // symbol.iterator gives no object
    const bad = mk(r);
    await show(n + ' it for-of', () => { for (const a of bad) { return 1; } });
    await show(n + ' it destr', () => { const [a] = bad; });
    await show(n + ' it spread', () => [...bad]);
    await show(n + ' it spread call', () => Math.max(...bad));
    await show(n + ' it yield*', () => { function* g() { yield* bad; } return [...g()]; });
    await show(n + ' it from', () => Array.from(bad));
    await show(n + ' it set', () => new Set(bad));
    await show(n + ' it for await', async () => { for await (const a of bad) { return 1; } });
    // no iterable at all
    const b2 = { [Symbol.iterator]: r };
    await show(n + ' ni for-of', () => { for (const a of b2) { return 1; } });
    await show(n + ' ni destr', () => { const [a] = b2; });
    await show(n + ' ni spread', () => [...b2]);
    await show(n + ' ni spread call', () => Math.max(...b2));
    await show(n + ' ni yield*', () => { function* g() { yield* b2; } return [...g()]; });
    await show(n + ' y* r', () => { function* g() { yield* r; } return [...g()]; });
    await show(n + ' y* call', () => { function* g() { yield* foo(); } function foo() { return r; } return [...g()]; });
  }
  await show('y* 5', () => { function* g() { yield* 5; } return [...g()]; });
  await show('y* null', () => { function* g() { yield* null; } return [...g()]; });
  await show('y* undefined', () => { function* g() { yield* undefined; } return [...g()]; });
  await show('y* {}', () => { function* g() { yield* {}; } return [...g()]; });
  await show('y* o', () => { const o = { p: 1 }; function* g() { yield* o; } return [...g()]; });
  await show('y* o.p', () => { const o = { p: 1 }; function* g() { yield* o.p; } return [...g()]; });
})();
