const P = require('bluebird');
P.delay(20).then(() => console.log('delay'));
P.map([1, 2, 3], (x) => P.delay(x * 40).return(x * 2), { concurrency: 2 }).then((r) => console.log(r));
P.resolve(1)
  .tap((x) => console.log('tap', x))
  .finally(() => console.log('fin'));
P.try(() => {
  throw new Error('x');
}).catch(Error, (e) => console.log('caught', e.message));
process.nextTick(() => console.log('tick'));
setImmediate(() => console.log('imm'));
setTimeout(() => console.log('t0'), 0);
P.promisifyAll(require('fs'))
  .readFileAsync(__filename, 'utf8')
  .then((s) => console.log(s.length > 0));
P.coroutine(function* () {
  const a = yield P.resolve(2);
  console.log('co', a);
})();
Promise.resolve().then(() => console.log('native'));
console.log('sync');
