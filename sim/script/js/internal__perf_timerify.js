'use strict';
// performance.timerify(): functions that tell of each of their calls, to observers and in a histogram.

const { FunctionPrototypeCall, MathCeil, MathMax, ObjectDefineProperty, ReflectApply, ReflectConstruct } = primordials;
const { codes } = require('errors');
const { isAtLeast } = require('internal/versions');
const { validateFunction, validateObject } = require('internal/validators');

const { nowMs } = binding.process;
const waitsForPromises = isAtLeast(16);

// announceCall(name, 'function', start, duration, arguments)
function timerify(fn, options, announceCall) {
  validateFunction(fn, 'fn');
  if (options !== undefined) validateObject(options, 'options');
  const histogram = options?.histogram;
  if (histogram !== undefined && typeof histogram?.record !== 'function') {
    throw new codes.ERR_INVALID_ARG_TYPE('options.histogram', 'RecordableHistogram', histogram);
  }
  const timed = function (...args) {
    const start = nowMs();
    const done = () => {
      const duration = nowMs() - start;
      if (histogram !== undefined) histogram.record(MathMax(MathCeil(duration * 1e6), 1));
      announceCall(fn.name, 'function', start, duration, args);
    };
    const result = new.target ? ReflectConstruct(fn, args, fn) : ReflectApply(fn, this, args);
    if (waitsForPromises && !new.target && typeof result?.finally === 'function') {
      return FunctionPrototypeCall(result.finally, result, done);
    }
    done();
    return result;
  };
  ObjectDefineProperty(timed, 'name', { __proto__: null, value: `timerified ${fn.name}`, configurable: true });
  ObjectDefineProperty(timed, 'length', { __proto__: null, value: fn.length, configurable: true });
  return timed;
}

module.exports = { timerify };
