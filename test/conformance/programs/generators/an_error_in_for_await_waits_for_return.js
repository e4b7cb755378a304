'use strict';
// What the body throws waits for the iterator's return(); an iterator that failed by itself is not closed.
const ticks = (name, count) => {
  let promise = Promise.resolve();
  for (let i = 1; i <= count; i++) promise = promise.then(() => console.log(name, i));
  return promise;
};
const sleep = () => new Promise((resolve) => setImmediate(resolve));
async function* slowlyClosed() {
  try {
    yield 1;
  } finally {
    console.log('cleaning');
    await sleep();
    console.log('cleaned');
  }
}
const iterable = (methods) => ({ [Symbol.asyncIterator]: () => methods });
const counting = (back) => iterable({ next: async () => ({ value: 1, done: false }), return: back });

async function attempt(name, source, body = () => { throw new Error('body'); }) {
  ticks(name, 8);
  try {
    outer: for await (const { length } of source) {
      for (const unused of [1, 2]) {
        if (name === 'continued') continue outer;
        body();
      }
    }
  } catch (error) {
    console.log(name, 'caught', error && error.constructor.name);
  }
  await sleep();
}

(async () => {
  await attempt('generator', slowlyClosed());
  await attempt('promise', counting(() => Promise.resolve({})));
  await attempt('thenable', counting(() => ({ then(resolve) { console.log('then'); resolve(); } })));
  await attempt('nothing', counting(undefined));
  await attempt('undefined', counting(() => {}));
  await attempt('rejected', counting(() => Promise.reject(new RangeError('return'))));
  await attempt('thrown', counting(() => { throw new RangeError('return'); }));
  await attempt('next rejects', iterable({ next: async () => { throw new RangeError('next'); }, return: () => console.log('never') }));
  await attempt('next throws', iterable({ next() { throw new RangeError('next'); }, return: () => console.log('never') }));
  await attempt('no object', iterable({ next: async () => 5, return: () => console.log('never') }));
  await attempt('value throws', iterable({ next: async () => ({ get value() { throw new RangeError('value'); } }), return: () => console.log('never') }));
  await attempt('destructuring', iterable({ next: async () => ({ value: null, done: false }), return: () => console.log('returned') }));
  await attempt('array', [1, Promise.resolve(2)]);
  await attempt('continued', slowlyClosed());
  const ended = [{ value: 1, done: false }, { value: 2, done: true }];
  await attempt('ended', iterable({ next: async () => ended.shift(), return: () => console.log('never') }), () => console.log('body'));
  for await (const x of slowlyClosed()) {
    try {
      for await (const y of slowlyClosed()) throw x + y;
    } catch (sum) {
      console.log('inner', sum);
    }
    break;
  }
})().catch((error) => console.log('not caught', error));
