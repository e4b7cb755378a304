'use strict';
// enroll(), unenroll(), active() and _unrefActive() of the module timers, until Node 22: objects of the script's own that
// act as timers. Each has a real timer behind it, which calls what the object says when its time has come.

const { NumberIsFinite, SafeWeakMap } = primordials;
const { setTimeout, clearTimeout } = require('timers');
const { codes } = require('errors');
const { deprecate } = require('util');
const { validateNumber } = require('internal/validators');

const longestDelay = 2 ** 31 - 1;
const timerOf = new SafeWeakMap();

function disarm(item) {
  binding.timers.stop(item);  // it may be a real one
  clearTimeout(timerOf.get(item));
  timerOf.delete(item);
}

function unenroll(item) {
  disarm(item);
  item._idleTimeout = -1;
}

function enroll(item, msecs) {
  validateNumber(msecs, 'msecs');
  if (msecs < 0 || !NumberIsFinite(msecs)) {
    throw new codes.ERR_OUT_OF_RANGE('msecs', 'a non-negative finite number', msecs);
  }
  if (msecs > longestDelay) {
    require('process').emitWarning(`${msecs} does not fit into a 32-bit signed integer.\n` +
      `Timer duration was truncated to ${longestDelay}.`, 'TimeoutOverflowWarning');
    msecs = longestDelay;
  }
  disarm(item);
  item._idleTimeout = msecs;
}

function run(item) {
  timerOf.delete(item);
  if (item._onTimeout) item._onTimeout();
  if (item._repeat && item._idleTimeout !== -1 && !timerOf.has(item)) {
    item._idleTimeout = item._repeat;
    start(item);
  }
}

function start(item) {
  const msecs = item._idleTimeout;
  if (msecs < 0 || msecs === undefined) return undefined;
  disarm(item);
  const timer = setTimeout(run, msecs, item);
  timerOf.set(item, timer);
  return timer;
}

// Node 10 did not advise against these two.
const isAdvised = require('internal/versions').isAtLeast(12);
const active = (item) => { start(item); };
const unrefActive = (item) => { start(item)?.unref(); };
const advice = 'Please use timeout.refresh() instead.';
module.exports = {
  _unrefActive: isAdvised ?
    deprecate(unrefActive, `timers._unrefActive() is deprecated. ${advice}`, 'DEP0127') : unrefActive,
  active: isAdvised ? deprecate(active, `timers.active() is deprecated. ${advice}`, 'DEP0126') : active,
  unenroll: deprecate(unenroll, 'timers.unenroll() is deprecated. Please use clearTimeout instead.', 'DEP0096'),
  enroll: deprecate(enroll, 'timers.enroll() is deprecated. Please use setTimeout instead.', 'DEP0095'),
};
