'use strict';
// performance: the run's own clock, marks and measures. Times are milliseconds since the run began.

const {
  ArrayPrototypeConcat, ArrayPrototypeFilter, ArrayPrototypePush, ArrayPrototypeSort, ArrayPrototypeSplice, ObjectDefineProperty,
  ReflectConstruct, SafeMap, Symbol, SymbolToStringTag,
} = primordials;
const native = binding.process;
const { codes } = require('errors');
const { PerformanceObserver, PerformanceObserverEntryList, announce } = require('internal/perf_observer');
const { ResourceBuffer, resourceTiming } = require('internal/perf_resource');
const { validateNumber, validateObject } = require('internal/validators');
const { isAtLeast } = require('internal/versions');

const kOwn = Symbol('kOwn');
const entries = [];          // marks and measures, as they were made
const marks = new SafeMap(); // name -> when it was last made

class PerformanceEntry {
  constructor(key, name, entryType, startTime, duration, detail) {
    if (key !== kOwn) throw new codes.ERR_ILLEGAL_CONSTRUCTOR();
    this.name = name;
    this.entryType = entryType;
    this.startTime = startTime;
    this.duration = duration;
    if (entryType === 'function') for (let i = 0; i < detail.length; i++) this[i] = detail[i];
    if (detail !== undefined && isAtLeast(16)) this.detail = detail;
  }
  toJSON() {
    const { name, entryType, startTime, duration, detail } = this;
    return { name, entryType, startTime, duration, detail };
  }
}

class PerformanceMark extends PerformanceEntry {
  constructor(name, options = undefined) {
    if (arguments.length === 0) throw new codes.ERR_MISSING_ARGS('name');
    if (options != null) validateObject(options, 'options');
    const startTime = options?.startTime ?? native.nowMs();
    validateNumber(startTime, 'startTime');
    if (startTime < 0) throw new codes.ERR_PERFORMANCE_INVALID_TIMESTAMP(startTime);
    super(kOwn, `${name}`, 'mark', startTime, 0, options?.detail ?? null);
  }
}
class PerformanceMeasure extends PerformanceEntry {}
const PerformanceNodeEntry = isAtLeast(20) ? class PerformanceNodeEntry extends PerformanceEntry {} : PerformanceEntry;
const PerformanceResourceTiming = resourceTiming(PerformanceEntry, kOwn);
const resources = new ResourceBuffer();
let nodeTiming;  // once somebody asks

function timeOf(mark) {
  if (typeof mark === 'number') {
    if (mark < 0) throw new codes.ERR_PERFORMANCE_INVALID_TIMESTAMP(mark);
    return mark;
  }
  const found = marks.get(`${mark}`);
  if (found === undefined) {
    throw new (require('internal/dom_exception'))(
      `The "${mark}" performance mark has not been set`, 'SyntaxError');
  }
  return found;
}

// [start, end, detail] of a measure. Either two marks, or options with two of start, end and duration.
function spanOf(startOrOptions, endMark) {
  const options = typeof startOrOptions === 'object' && startOrOptions !== null ? startOrOptions : undefined;
  if (options === undefined) {
    const start = startOrOptions === undefined ? 0 : timeOf(startOrOptions);
    return [start, endMark === undefined ? native.nowMs() : timeOf(endMark), null];
  }
  const { start, end, duration, detail = null } = options;
  if (endMark !== undefined || (start !== undefined && end !== undefined && duration !== undefined) ||
      (start === undefined && end === undefined)) {
    throw new codes.ERR_PERFORMANCE_MEASURE_INVALID_OPTIONS('give two of start, end and duration, and no endMark');
  }
  const last = end !== undefined ? timeOf(end) :
    duration !== undefined ? timeOf(start) + duration : native.nowMs();
  const first = start !== undefined ? timeOf(start) : duration !== undefined ? last - duration : 0;
  return [first, last, detail];
}

function sorted(filter) {
  const all = ArrayPrototypeConcat(entries, resources.entries);
  return ArrayPrototypeSort(ArrayPrototypeFilter(all, filter), (a, b) => a.startTime - b.startTime);
}
function clear(type, name) {
  for (let i = entries.length - 1; i >= 0; i--) {
    if (entries[i].entryType === type && (name === undefined || entries[i].name === `${name}`)) {
      ArrayPrototypeSplice(entries, i, 1);
    }
  }
}

function keep(entry) {
  ArrayPrototypePush(entries, entry);
  announce(entry);
}

class Performance extends require('abort').EventTarget {
  constructor(key) {
    if (key !== kOwn) throw new codes.ERR_ILLEGAL_CONSTRUCTOR();
    super();
  }
  get timeOrigin() { return native.originMs(); }
  now() { return native.nowMs(); }

  mark(name, options) {
    const mark = ReflectConstruct(PerformanceMark, arguments);
    marks.set(mark.name, mark.startTime);
    keep(mark);
    return isAtLeast(16) ? mark : undefined;
  }
  measure(name, startOrOptions, endMark) {
    const span = spanOf(startOrOptions, endMark);
    const measure = new PerformanceMeasure(kOwn, `${name}`, 'measure', span[0], span[1] - span[0], span[2]);
    keep(measure);
    return isAtLeast(16) ? measure : undefined;
  }
  clearMarks(name) {
    if (name === undefined) marks.clear();
    else marks.delete(`${name}`);
    clear('mark', name);
  }
  clearMeasures(name) { clear('measure', name); }
  // fetch() calls this.
  markResourceTiming(timing, url, initiatorType, global, cacheMode, bodyInfo, responseStatus, deliveryType = '') {
    const rest = { initiatorType, cacheMode, responseStatus, deliveryType };
    const entry = new PerformanceResourceTiming(kOwn, url, timing, rest);
    announce(entry);
    const { Event } = require('abort');
    resources.add(entry, () => performance.dispatchEvent(new Event('resourcetimingbufferfull')));
    return entry;
  }
  clearResourceTimings() { resources.clear(); }
  setResourceTimingBufferSize(max) { resources.resize(max); }
  getEntries() { return sorted(() => true); }
  getEntriesByName(name, type) {
    return sorted((entry) => entry.name === `${name}` && (type === undefined || entry.entryType === type));
  }
  getEntriesByType(type) { return sorted((entry) => entry.entryType === type); }

  get nodeTiming() { return nodeTiming ??= require('internal/perf_loop').nodeTiming(PerformanceEntry, kOwn); }
  eventLoopUtilization(first = undefined, second = undefined) {
    return require('internal/perf_loop').eventLoopUtilization(first, second);
  }
  // A function that makes an entry of each of its calls.
  timerify(fn, options = undefined) {
    const announceCall = (...rest) => announce(new PerformanceNodeEntry(kOwn, ...rest));
    return require('internal/perf_timerify').timerify(fn, options, announceCall);
  }

  toJSON() {
    const { nodeTiming: timing, timeOrigin } = this;
    return { nodeTiming: timing, timeOrigin, eventLoopUtilization: this.eventLoopUtilization() };
  }
}
ObjectDefineProperty(Performance.prototype, SymbolToStringTag,
  { __proto__: null, value: 'Performance', writable: false, enumerable: false, configurable: true });

const performance = new Performance(kOwn);

module.exports = {
  Performance, PerformanceEntry, PerformanceMark, PerformanceMeasure, PerformanceObserver,
  PerformanceObserverEntryList, PerformanceResourceTiming,
  get monitorEventLoopDelay() { return require('internal/histogram').monitorEventLoopDelay; },
  get eventLoopUtilization() { return performance.eventLoopUtilization; },
  get timerify() { return performance.timerify; },
  get createHistogram() { return require('internal/histogram').createHistogram; },
  performance,
  constants: {
    NODE_PERFORMANCE_GC_MAJOR: 4, NODE_PERFORMANCE_GC_MINOR: 1, NODE_PERFORMANCE_GC_INCREMENTAL: 8,
    NODE_PERFORMANCE_GC_WEAKCB: 16, NODE_PERFORMANCE_GC_FLAGS_NO: 0, NODE_PERFORMANCE_GC_FLAGS_FORCED: 4,
  },
};
