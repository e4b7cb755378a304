'use strict';
// PerformanceObserver: is told of new entries, all of a while at once, by an immediate.

const {
  ArrayPrototypeFilter, ArrayPrototypeIncludes, ArrayPrototypePush, ArrayPrototypeSlice, ArrayPrototypeSort,
  ArrayPrototypeSplice, ObjectFreeze, ReflectApply, SafeSet, Symbol,
} = primordials;
const { codes } = require('errors');
const { validateFunction, validateObject } = require('internal/validators');

const kOwn = Symbol('kOwn');
const tellsAtOnce = !require('internal/versions').isAtLeast(16);  // unless it was asked to gather them
const supported = ObjectFreeze(['dns', 'function', 'gc', 'http', 'http2', 'mark', 'measure', 'net', 'resource']);
const observers = new SafeSet();
const pending = new SafeSet();
let isScheduled = false;

class PerformanceObserverEntryList {
  #entries;
  constructor(key, entries) {
    if (key !== kOwn) throw new codes.ERR_ILLEGAL_CONSTRUCTOR();
    this.#entries = ArrayPrototypeSort(entries, (a, b) => a.startTime - b.startTime);
  }
  getEntries() { return ArrayPrototypeSlice(this.#entries); }
  getEntriesByType(type) { return ArrayPrototypeFilter(this.#entries, (entry) => entry.entryType === `${type}`); }
  getEntriesByName(name, type = undefined) {
    return ArrayPrototypeFilter(this.#entries, (entry) =>
      entry.name === `${name}` && (type === undefined || entry.entryType === type));
  }
}

function schedule() {
  if (isScheduled) return;
  isScheduled = true;
  require('timers').setImmediate(() => {
    isScheduled = false;
    const due = [];
    pending.forEach((observer) => ArrayPrototypePush(due, observer));
    pending.clear();
    for (let i = 0; i < due.length; i++) due[i].dispatch(kOwn);
  });
}

class PerformanceObserver {
  #callback;
  #types = [];
  #entries = [];
  #isSingle = undefined;  // observes one type at a time
  #isTold = false;        // of each entry at once

  static get supportedEntryTypes() { return supported; }
  constructor(callback) {
    validateFunction(callback, 'callback');
    this.#callback = callback;
  }
  observe(options = { __proto__: null }) {
    validateObject(options, 'options');
    const { entryTypes, type, buffered } = options;
    this.#isTold = tellsAtOnce && !buffered;
    if (entryTypes === undefined && type === undefined) {
      throw new codes.ERR_MISSING_ARGS('options.entryTypes', 'options.type');
    }
    if (entryTypes != null && type != null) {
      throw new codes.ERR_INVALID_ARG_VALUE('options.entryTypes', entryTypes,
        'options.entryTypes can not set with options.type together');
    }
    if (this.#isSingle === undefined) this.#isSingle = entryTypes === undefined;
    if (entryTypes !== undefined) {
      this.#types = ArrayPrototypeFilter(entryTypes, (each) => ArrayPrototypeIncludes(supported, each));
    } else if (ArrayPrototypeIncludes(supported, type)) {
      ArrayPrototypePush(this.#types, type);
      if (buffered) {
        const before = require('perf_hooks').performance.getEntriesByType(type);
        for (let i = 0; i < before.length; i++) this.#add(before[i]);
      }
    }
    if (this.#types.length > 0) observers.add(this);
    else this.disconnect();
  }
  disconnect() {
    observers.delete(this);
    pending.delete(this);
    this.#entries = [];
    this.#types = [];
    this.#isSingle = undefined;
  }
  takeRecords() { return ArrayPrototypeSplice(this.#entries, 0); }

  #add(entry) {
    ArrayPrototypePush(this.#entries, entry);
    if (this.#isTold) return this.dispatch(kOwn);
    pending.add(this);
    schedule();
  }
  offer(key, entry) {
    if (key === kOwn && ArrayPrototypeIncludes(this.#types, entry.entryType)) this.#add(entry);
  }
  dispatch(key) {
    if (key !== kOwn) return;
    ReflectApply(this.#callback, this, [new PerformanceObserverEntryList(kOwn, this.takeRecords()), this]);
  }
}

function announce(entry) { observers.forEach((observer) => observer.offer(kOwn, entry)); }

module.exports = { PerformanceObserver, PerformanceObserverEntryList, announce };
