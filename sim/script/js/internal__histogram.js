'use strict';
// Histograms of perf_hooks: whole numbers, kept in order.

const {
  ArrayPrototypeSplice, BigInt, Map, MapPrototypeSet, MathCeil, MathSqrt, Number, Symbol,
} = primordials;
const { codes } = require('errors');
const { validateInteger, validateNumber, validateObject } = require('internal/validators');

const kOwn = Symbol('kOwn');
const emptyMin = 9223372036854776000;  // what Node says of an empty one

class Histogram {
  #values = [];
  #sum = 0;
  #squares = 0;

  constructor(key) {
    if (key !== kOwn) throw new codes.ERR_ILLEGAL_CONSTRUCTOR();
  }
  keep(key, value) {
    if (key !== kOwn) return;
    let low = 0, high = this.#values.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.#values[middle] <= value) low = middle + 1;
      else high = middle;
    }
    ArrayPrototypeSplice(this.#values, low, 0, value);
    this.#sum += value;
    this.#squares += value * value;
  }
  get count() { return this.#values.length; }
  get countBigInt() { return BigInt(this.count); }
  get min() { return this.count === 0 ? emptyMin : this.#values[0]; }
  get minBigInt() { return BigInt(this.min); }
  get max() { return this.count === 0 ? 0 : this.#values[this.count - 1]; }
  get maxBigInt() { return BigInt(this.max); }
  get mean() { return this.#sum / this.count; }
  get stddev() { return MathSqrt(this.#squares / this.count - this.mean ** 2); }
  get exceeds() { return 0; }
  get exceedsBigInt() { return 0n; }
  percentile(percentile) {
    validateNumber(percentile, 'percentile');
    if (!(percentile > 0 && percentile <= 100)) {
      throw new codes.ERR_OUT_OF_RANGE('percentile', '> 0 && <= 100', percentile);
    }
    return this.count === 0 ? 0 : this.#values[MathCeil((percentile / 100) * this.count) - 1];
  }
  percentileBigInt(percentile) { return BigInt(this.percentile(percentile)); }
  get percentiles() {
    const map = new Map();
    for (let left = 100; left >= 1; left /= 2) MapPrototypeSet(map, 100 - left, this.percentile(100 - left || 1e-9));
    MapPrototypeSet(map, 100, this.max);
    return map;
  }
  reset() {
    this.#values = [];
    this.#sum = 0;
    this.#squares = 0;
  }
  toJSON() {
    const { count, min, max, mean, exceeds, stddev } = this;
    return { count, min, max, mean, exceeds, stddev };
  }
}

class RecordableHistogram extends Histogram {
  #last;
  record(value) {
    if (typeof value === 'bigint') value = Number(value);
    else validateInteger(value, 'val', 1);
    this.keep(kOwn, value);
  }
  recordDelta() {
    const now = Number(binding.process.nowNs());
    if (this.#last !== undefined) this.keep(kOwn, now - this.#last);
    this.#last = now;
  }
  add(other) {
    validateObject(other, 'other');
    const steps = other.count;
    for (let i = 1; i <= steps; i++) this.keep(kOwn, other.percentile((i / steps) * 100));
  }
}

class IntervalHistogram extends Histogram {
  #resolution;
  #timer = null;
  #last = 0n;
  constructor(key, resolution) {
    super(key);
    this.#resolution = resolution;
  }
  // As in Node a timer that does not keep the loop alive.
  enable() {
    if (this.#timer !== null) return false;
    this.#last = binding.process.nowNs();
    this.#timer = require('timers').setInterval(() => {
      const now = binding.process.nowNs();
      this.keep(kOwn, Number(now - this.#last));
      this.#last = now;
    }, this.#resolution).unref();
    return true;
  }
  disable() {
    if (this.#timer === null) return false;
    require('timers').clearInterval(this.#timer);
    this.#timer = null;
    return true;
  }
}

function createHistogram(options = { __proto__: null }) {
  validateObject(options, 'options');
  return new RecordableHistogram(kOwn);
}
function monitorEventLoopDelay(options = { __proto__: null }) {
  validateObject(options, 'options');
  const { resolution = 10 } = options;
  validateInteger(resolution, 'options.resolution', 1);
  return new IntervalHistogram(kOwn, resolution);
}

module.exports = { createHistogram, monitorEventLoopDelay };
