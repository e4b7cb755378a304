// Functions of Promise, called of what makes no promises; and the cause of an error, which came with 16.9.
const attempt = (name, f) => {
  try {
    console.log(name, f());
  } catch (error) {
    console.log(name, error.name, error.message);
  }
};
attempt('resolve', () => Promise.resolve.call(5));
attempt('reject', () => Promise.reject.call(undefined, 1));
attempt('all', () => Promise.all.call(5));
attempt('race', () => Promise.race.call(undefined, []));
if (Promise.allSettled) attempt('allSettled', () => Promise.allSettled.call(5, []));
if (Promise.any) attempt('any', () => Promise.any.call(5, []));
attempt('finally', () => Promise.prototype.finally.call(5));
attempt('no constructor', () => Promise.resolve.call({}));
attempt('arrow', () => Promise.reject.call(() => {}));
attempt('no resolvers', () => Promise.all.call(function () {}, []));
attempt('executor called twice', () => {
  class Twice extends Promise {
    constructor(executor) {
      super(executor);
      executor(() => {}, () => {});
    }
  }
  Twice.resolve(1);
});
attempt('without new', () => Promise(() => {}));
const error = new Error('message', { cause: 1 });
console.log('cause' in error, error.cause, 'cause' in new TypeError('x', { cause: 2 }));
