// nodes: >=12.17
// Node's own frames where promisify() or AsyncLocalStorage calls a function.
const { AsyncLocalStorage } = require('async_hooks');
const { promisify } = require('util');

const storage = new AsyncLocalStorage();
const show = (name) => console.log(new Error(name).stack);
storage.run(1, () => show('run'));
storage.run(1, function named() { show('run with arguments'); }, 1, 2);
storage.exit(() => show('exit'));
storage.run(1, () => storage.run(2, () => show('within')));
promisify(function callback(x, done) {
  show('promisified');
  done(null, x);
})(1);
promisify((done) => done(new Error('failed')))().catch((error) => console.log(error.stack));
