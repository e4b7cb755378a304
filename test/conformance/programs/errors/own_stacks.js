// Each error has its own property 'stack', before its message: a value until 20, a getter and a setter from 22 on.
const names = (error) => Object.getOwnPropertyNames(error);
const error = new Error('first');
console.log(names(error), error.hasOwnProperty('stack'), 'stack' in error);
const { value, get, set, enumerable, configurable } = Object.getOwnPropertyDescriptor(error, 'stack');
console.log(typeof value, typeof get, typeof set, enumerable, configurable);
console.log(names(error), Object.keys(error), 'stack' in Error.prototype);

class Own extends Error {
  constructor() {
    super('own');
    this.name = 'Own';
    this.code = 1;
  }
}
console.log(names(new Own()), Object.keys(new Own()));
const target = {};
Error.captureStackTrace(target);
console.log(names(target));
try { null.x; } catch (thrown) { console.log(names(thrown)); }
try { JSON.parse('{'); } catch (thrown) { console.log(names(thrown)); }
try { require('fs').readFileSync('./nowhere'); } catch (thrown) { console.log(names(thrown).sort()); }
console.log(names(new Error()));

const head = (text) => String(text).split('\n')[0];
const late = new Error('before');
late.message = 'after';
late.name = 'Late';
console.log(head(late.stack));
late.message = 'too late';
console.log(head(late.stack));
const given = new Error('given');
given.stack = 'mine';
console.log(names(given), given.stack);
given.stack = 5;
console.log(given.stack);
given.stack = '';
console.log(JSON.stringify(given.stack));
given.stack = undefined;
console.log(given.stack, names(given));
delete given.stack;
console.log(given.stack, names(given));
const frozen = Object.freeze(new Error('frozen'));
console.log(head(frozen.stack), Object.isFrozen(frozen));
console.log(typeof Object.create(error).stack);
console.log(Object.assign({}, error), { ...error });
console.log(JSON.stringify(new Error('as JSON'), ['name', 'message']));
const shown = JSON.parse(JSON.stringify(error, Object.getOwnPropertyNames(error)));
console.log(Object.keys(shown), head(shown.stack));
if (Promise.any) Promise.any([Promise.reject(1)]).catch((all) => console.log(names(all), all.stack));

