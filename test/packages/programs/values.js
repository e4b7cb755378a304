const I = require('immutable');
console.log(I.Map({ a: 1 }).set('b', 2), I.List([1, 2]).push(3).toJS());
const R = require('ramda');
console.log(
  R.pipe(
    R.map((x) => x + 1),
    R.sum,
  )([1, 2, 3]),
);
console.log(require('underscore').zip([1, 2], [3, 4]));
const { LRUCache } = require('lru-cache');
const cache = new LRUCache({ max: 2 });
cache.set(1, 'a');
cache.set(2, 'b');
cache.get(1);
cache.set(3, 'c');
console.log([...cache.keys()]);
const Joi = require('joi');
console.log(Joi.object({ a: Joi.number().required() }).validate({}).error.message);
console.log(
  require('fast-json-stringify')({ type: 'object', properties: { a: { type: 'string' } } })({ a: 'x', b: 1 }),
);
const { createStore } = require('redux');
const store = createStore((state = 0, action) => (action.type === 'i' ? state + 1 : state));
store.subscribe(() => console.log('state', store.getState()));
store.dispatch({ type: 'i' });
const mitt = require('mitt');
const emitter = mitt();
emitter.on('a', (x) => console.log('mitt', x));
emitter.emit('a', 1);
const EventEmitter3 = require('eventemitter3');
const other = new EventEmitter3();
other.once('x', (...list) => console.log(list));
console.log(other.emit('x', 1, 2), other.emit('x'));
const { Command } = require('commander');
new Command()
  .option('-d, --debug')
  .argument('<f>')
  .action((file, options) => console.log(file, options))
  .parse(['node', 'x', '-d', 'file']);
require('co')(function* () {
  console.log('co', yield Promise.resolve(1), yield [Promise.resolve(2), 3]);
});
