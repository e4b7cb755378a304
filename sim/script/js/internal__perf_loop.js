'use strict';
// What performance says of the loop: when it began, how long it waited for events, and how busy it was.

const { ArrayPrototypePush, ObjectDefineProperty } = primordials;
const { idleMs, loopStartMs } = binding.active;
const { nowMs } = binding.process;
const { isAtLeast } = require('internal/versions');

// When Node had done what comes before a script; ours has nothing of the kind, so these do not change.
const milestones = { nodeStart: 0.4, v8Start: 0.9, bootstrapComplete: 2, environment: 1.5 };

let loopExit = -1;
ArrayPrototypePush(require('internal/process').state.exitHandlers, () => { loopExit = nowMs(); });

function nodeTiming(PerformanceEntry, key) {
  class PerformanceNodeTiming extends PerformanceEntry {
    constructor() {
      super(key, 'node', 'node', 0, 0);
      const define = (name, get) => ObjectDefineProperty(this, name,
        { __proto__: null, enumerable: true, configurable: true, get });
      define('duration', nowMs);
      for (const name of ['nodeStart', 'v8Start', 'environment']) define(name, () => milestones[name]);
      define('loopStart', loopStartMs);
      define('loopExit', () => loopExit);
      define('bootstrapComplete', () => milestones.bootstrapComplete);
      define('idleTime', idleMs);
      if (isAtLeast(22)) define('uvMetricsInfo', () => ({ loopCount: 0, events: 0, eventsWaiting: 0 }));
    }
    toJSON() {
      const { name, entryType, startTime, duration, ...rest } = this;
      delete rest.uvMetricsInfo;
      return { name, entryType, startTime, duration, ...rest };
    }
  }
  return new PerformanceNodeTiming();
}

// Since the loop began, since `first`, or between `second` and `first`.
function eventLoopUtilization(first = undefined, second = undefined) {
  const start = loopStartMs();
  if (start < 0) return { idle: 0, active: 0, utilization: 0 };
  let idle, active;
  if (second) {
    idle = first.idle - second.idle;
    active = first.active - second.active;
  } else {
    idle = idleMs();
    active = nowMs() - start - idle;
    if (first) {
      idle -= first.idle;
      active -= first.active;
    }
  }
  return { idle, active, utilization: active / (idle + active) };
}

module.exports = { eventLoopUtilization, nodeTiming };
