const async = require('async');
async.waterfall(
  [(cb) => cb(null, 1), (a, cb) => setTimeout(() => cb(null, a + 1), 5), (b, cb) => setImmediate(cb, null, b * 2)],
  (error, result) => {
    console.log('waterfall', error, result);
    async.parallel({ a: (cb) => setTimeout(cb, 10, null, 'A'), b: (cb) => process.nextTick(cb, null, 'B') }, (e, r) => {
      console.log('parallel', r);
      const queue = async.queue((task, cb) => {
        console.log('task', task);
        setTimeout(cb, task * 10);
      }, 2);
      queue.drain(() => {
        console.log('drained');
        async.retry(
          { times: 3, interval: 2 },
          (cb) => {
            console.log('try');
            cb(new Error('no'));
          },
          (x) => console.log('gave up', x.message),
        );
      });
      queue.push([1, 5, 2]);
    });
  },
);
async.auto({ x: (cb) => cb(null, 1), y: ['x', (r, cb) => cb(null, r.x + 1)] }, (error, result) => console.log(result));
