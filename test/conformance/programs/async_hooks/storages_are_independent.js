// nodes: >=14
// run() brings back the store of its own storage only.
const { AsyncLocalStorage } = require('async_hooks');
const one = new AsyncLocalStorage(), two = new AsyncLocalStorage();
const tell = (what) => console.log(what, one.getStore(), two.getStore());
one.run('a', () => {
  two.enterWith('b');
  tell('inside');
  setTimeout(() => tell('timeout'), 1);
  one.enterWith('c');
});
tell('behind');
two.run('d', () => {
  one.exit(() => tell('left'));
  one.run('e', () => { one.disable(); tell('disabled'); });
  tell('still');
});
tell('end');
try { one.run('f', () => { two.enterWith('g'); throw new Error('thrown'); }); } catch (error) { tell(error.message); }
Promise.resolve().then(() => tell('job'));
