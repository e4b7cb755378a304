import test from 'tape';
test('one', (t) => {
  t.plan(2);
  t.equal(1, 1);
  setTimeout(() => t.deepEqual({ a: 1 }, { a: 1 }), 5);
});
test('two', async (t) => {
  t.ok(true, 'fine');
});
