// What is hidden of a Map or Set is its size, until 12; and a Symbol in a place for a number, which 10 refuses.
const util = require('util');
const show = (value, more) => console.log(util.inspect(value, { showHidden: true, ...more }));
show(new Map([[1, 2]]));
show(new Set());
show(Object.assign(new Set([1]), { a: 1 }));
show({ m: new Map([[{}, [1]]]) });
show(new Set([1]), { colors: true });
show(new Set([1, 2, 3]), { maxArrayLength: 1 });
console.log('%o', new Set([1]));
for (const format of ['%i', '%f', '%d', '%s']) {
  try {
    console.log(format, Symbol('q'));
  } catch (error) {
    console.log(error.message);
  }
}
