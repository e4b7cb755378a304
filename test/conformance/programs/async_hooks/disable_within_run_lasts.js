// nodes: >=12
// From 24 on a store that was disabled within another's run() does not come back behind it.
const { AsyncLocalStorage } = require('async_hooks');
const a = new AsyncLocalStorage(), b = new AsyncLocalStorage();

a.run(1, () => {
  b.run(2, () => {
    a.disable();
    console.log('disabled', a.getStore(), b.getStore());
    setTimeout(() => console.log('timer', a.getStore(), b.getStore()));
    a.run(3, () => console.log('run(3)', a.getStore()));
    console.log('behind run(3)', a.getStore());
  });
  console.log('behind run(2)', a.getStore(), b.getStore());
});
console.log('outside', a.getStore(), b.getStore());
a.run(6, () => {
  setTimeout(() => console.log('before', a.getStore()));
  a.disable();
  setTimeout(() => console.log('behind', a.getStore()));
});
