const _ = require('lodash');
console.log(
  _.chunk([1, 2, 3, 4, 5], 2),
  _.groupBy(['one', 'two', 'three'], 'length'),
  _.camelCase('foo bar-baz'),
  _.template('hi <%= n %>')({ n: 'x' }),
);
const d = _.debounce(() => console.log('debounced'), 20);
d();
d();
d();
const t = _.throttle((x) => console.log('thr', x), 30);
t(1);
t(2);
setTimeout(() => t(3), 10);
_.defer(() => console.log('defer'));
_.delay(() => console.log('delay'), 5);
console.log(
  _.cloneDeep({ a: [1, { b: new Date(0) }], m: new Map([[1, 2]]) }),
  _.isEqual({ a: 1 }, { a: 1 }),
  _.sortBy([{ a: 2 }, { a: 1 }], 'a'),
  _.merge({ a: { b: 1 } }, { a: { c: 2 } }),
);
