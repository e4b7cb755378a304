// nodes: >=12
const { AsyncLocalStorage } = require('async_hooks');
const storage = new AsyncLocalStorage(), other = new AsyncLocalStorage();
const log = (name) => console.log(name, storage.getStore(), other.getStore());

const step = (name, next) => {
  setImmediate(() => {
    log(name);
    next();
  });
};
other.enterWith('other');
storage.run('asked for before', () => {
  step('immediate', () => {
    storage.run('again', () => log('run'));
    log('behind run');
  });
  Promise.resolve().then(() => log('microtask'));
});
storage.run('within', () => {
  process.nextTick(() => log('tick'));
  storage.disable();
  log('disabled');
});
log('behind');
storage.enterWith('entered');
log('entered');
setTimeout(() => {
  log('timer');
  storage.disable();
  log('disabled again');
  storage.run('last', () => log('last'));
  log('end');
}, 50);
