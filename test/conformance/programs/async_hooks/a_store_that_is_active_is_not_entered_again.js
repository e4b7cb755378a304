// nodes: >=12
// run() with the store that is active changes nothing, so what is entered within stays; exit() keeps it until 22.
const { AsyncLocalStorage } = require('async_hooks');
const a = new AsyncLocalStorage(), b = new AsyncLocalStorage();

a.run(1, () => {
  a.run(1, () => {
    a.enterWith(2);
    setTimeout(() => console.log('timer', a.getStore()));
  });
  console.log('behind run(1)', a.getStore());
  a.run(2, () => {
    a.run(3, () => console.log('in run(3)', a.getStore()));
    a.enterWith(7);
  });
  console.log('behind run(2)', a.getStore());
  a.exit(() => {
    console.log('in exit()', a.getStore());
    a.enterWith(8);
  });
  console.log('behind exit()', a.getStore());
});
a.exit(() => {
  a.enterWith(4);
  console.log('in exit()', a.getStore());
});
console.log('behind exit()', a.getStore());
Promise.resolve().then(() => console.log('promise', a.getStore()));
try {
  a.run('e', () => { throw new Error('x'); });
} catch (error) {
  console.log('caught', a.getStore());
}
b.run(undefined, () => b.enterWith(5));
process.nextTick(() => console.log('tick', a.getStore(), b.getStore()));
