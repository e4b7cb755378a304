'use strict';
// PerformanceResourceTiming: what fetch() notes of each request. The buffer of them, as the standard has it.

const { ArrayPrototypePush, ArrayPrototypeShift, ObjectDefineProperty, SymbolFor } = primordials;
const { codes } = require('errors');

const tellsStatus = require('internal/versions').isAtLeast(24);

const properties = [
  'name', 'entryType', 'startTime', 'duration', 'initiatorType', 'nextHopProtocol', 'workerStart', 'redirectStart',
  'redirectEnd', 'fetchStart', 'domainLookupStart', 'domainLookupEnd', 'connectStart', 'connectEnd', 'secureConnectionStart',
  'requestStart', 'responseStart', 'responseEnd', 'transferSize', 'encodedBodySize', 'decodedBodySize', 'deliveryType',
  'responseStatus',
];

// Made around the class of all entries and the key that makes them.
function resourceTiming(PerformanceEntry, kOwn) {
  class PerformanceResourceTiming extends PerformanceEntry {
    #timing;
    #rest;
    constructor(key, url, timing, rest) {
      if (key !== kOwn) throw new codes.ERR_ILLEGAL_CONSTRUCTOR();
      super(kOwn, url, 'resource', timing.startTime, timing.endTime - timing.startTime);
      this.#timing = timing;
      this.#rest = rest;
    }
    get initiatorType() { return this.#rest.initiatorType; }
    get nextHopProtocol() { return this.#timing.finalConnectionTimingInfo?.ALPNNegotiatedProtocol; }
    get workerStart() { return this.#timing.finalServiceWorkerStartTime; }
    get redirectStart() { return this.#timing.redirectStartTime; }
    get redirectEnd() { return this.#timing.redirectEndTime; }
    get fetchStart() { return this.#timing.postRedirectStartTime; }
    get domainLookupStart() { return this.#timing.finalConnectionTimingInfo?.domainLookupStartTime; }
    get domainLookupEnd() { return this.#timing.finalConnectionTimingInfo?.domainLookupEndTime; }
    get connectStart() { return this.#timing.finalConnectionTimingInfo?.connectionStartTime; }
    get connectEnd() { return this.#timing.finalConnectionTimingInfo?.connectionEndTime; }
    get secureConnectionStart() { return this.#timing.finalConnectionTimingInfo?.secureConnectionStartTime; }
    get requestStart() { return this.#timing.finalNetworkRequestStartTime; }
    get responseStart() { return this.#timing.finalNetworkResponseStartTime; }
    get responseEnd() { return this.#timing.endTime; }
    get transferSize() {
      const { cacheMode } = this.#rest;
      return cacheMode === 'local' ? 0 : cacheMode === 'validated' ? 300 : this.#timing.encodedBodySize + 300;
    }
    get encodedBodySize() { return this.#timing.encodedBodySize; }
    get decodedBodySize() { return this.#timing.decodedBodySize; }
    get deliveryType() { return this.#rest.deliveryType; }
    get responseStatus() { return tellsStatus ? this.#rest.responseStatus : undefined; }

    toJSON() {
      const shown = {};
      for (let i = 0; i < properties.length; i++) shown[properties[i]] = this[properties[i]];
      return shown;
    }
    [SymbolFor('nodejs.util.inspect.custom')](depth, options) {
      if (depth < 0) return 'PerformanceResourceTiming [Object]';
      const inner = { ...options, depth: options.depth == null ? null : options.depth - 1 };
      return `PerformanceResourceTiming ${require('internal/inspect').inspect(this.toJSON(), inner)}`;
    }
  }
  ObjectDefineProperty(PerformanceResourceTiming.prototype, SymbolFor('nodejs.util.inspect.custom'), { enumerable: false });
  return PerformanceResourceTiming;
}

// So many are kept; then 'resourcetimingbufferfull' tells of it, and what came meanwhile is kept if there is room then.
class ResourceBuffer {
  #kept = [];
  #waiting = [];
  #max = 250;
  #isTelling = false;
  get entries() { return this.#kept; }
  clear() { this.#kept = []; }
  resize(max) { this.#max = max; }
  add(entry, tellFull) {
    if (this.#kept.length < this.#max && !this.#isTelling) return void ArrayPrototypePush(this.#kept, entry);
    ArrayPrototypePush(this.#waiting, entry);
    if (this.#isTelling) return;
    this.#isTelling = true;
    require('timers').setImmediate(() => {
      while (this.#waiting.length > 0) {
        const before = this.#waiting.length;
        if (this.#kept.length >= this.#max) tellFull();
        while (this.#waiting.length > 0 && this.#kept.length < this.#max) {
          ArrayPrototypePush(this.#kept, ArrayPrototypeShift(this.#waiting));
        }
        if (this.#waiting.length >= before) this.#waiting = [];
      }
      this.#isTelling = false;
    });
  }
}

module.exports = { ResourceBuffer, resourceTiming };
