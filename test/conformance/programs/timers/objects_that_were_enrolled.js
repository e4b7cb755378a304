// nodes: <24
// timers.enroll() and its kin make timers of a program's own objects.
'use strict';
const timers = require('timers');

const once = { _onTimeout() { console.log('once', this === once, this._idleTimeout); } };
timers.enroll(once, 5);
timers.active(once);

const forgotten = { _onTimeout() { console.log('never'); } };
timers.enroll(forgotten, 1);
timers.active(forgotten);
timers.unenroll(forgotten);
console.log(forgotten._idleTimeout);

const unreferenced = { _onTimeout() { console.log('never, the loop has ended'); } };
timers.enroll(unreferenced, 100000);
timers._unrefActive(unreferenced);

let count = 0;
const interval = setInterval(() => {
  console.log('interval', ++count);
  if (count === 2) timers.unenroll(interval);
}, 10);

for (const msecs of ['1', null, undefined, -1, Infinity, NaN]) {
  try {
    timers.enroll({}, msecs);
    console.log('enrolled', msecs);
  } catch (error) {
    console.log(error.code);
  }
}
process.on('warning', (warning) => console.log(warning.code, warning.message));
