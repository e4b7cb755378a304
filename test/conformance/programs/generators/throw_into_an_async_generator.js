async function* numbers() { try { yield 1; } catch (error) { console.log('in', error); yield 2; } }
(async () => {
  const each = numbers();
  console.log((await each.next()).value, (await each.throw('x')).value, (await each.next()).done);
})();
