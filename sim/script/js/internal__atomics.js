'use strict';
// Atomics.wait and notify between threads that take turns: the engine's own would stop the thread of the
// system, and with it all.

const { Atomics, BigInt, Number, ObjectDefineProperty, RangeError, TypeError } = primordials;
const { classKind } = binding.util;
const native = binding.workers;

const outcomes = ['ok', 'not-equal', 'timed-out'];

// -> { buffer, offset, width, isShared }
function placeOf(array, index) {
  const kind = classKind(array);
  if (kind !== 'Int32Array' && kind !== 'BigInt64Array') {
    throw new TypeError('[object Array] is not an int32 or BigInt64 typed array.');
  }
  const width = kind === 'Int32Array' ? 4 : 8;
  const number = Number(index);
  const at = number !== number ? 0 : primordials.MathTrunc(number);
  if (!(at >= 0 && at < array.length)) throw new RangeError('Invalid atomic access index');
  const { buffer } = array;
  return {
    buffer, offset: array.byteOffset + at * width, width, isShared: classKind(buffer) === 'SharedArrayBuffer',
  };
}

function wait(array, index, value, timeout) {
  const { buffer, offset, width, isShared } = placeOf(array, index);
  if (!isShared) throw new TypeError('[object Int32Array] is not a shared typed array.');
  const wanted = width === 8 ? BigInt(value) : BigInt(value | 0);
  const limit = timeout === undefined ? NaN : Number(timeout);
  const milliseconds = limit !== limit || limit === Infinity ? -1 : primordials.MathMax(limit, 0);
  return outcomes[native.wait(buffer, offset, width, wanted, milliseconds)];
}

function notify(array, index, count) {
  const { buffer, offset, width, isShared } = placeOf(array, index);
  const number = count === undefined ? Infinity : Number(count);
  const most = number !== number ? 0 : primordials.MathMax(number, 0);
  if (!isShared) return 0;
  return native.notify(buffer, offset, width, primordials.MathMin(most, 0xFFFFFFFF));
}

module.exports = function install() {
  const functions = { wait, notify };
  for (const name in functions) {
    ObjectDefineProperty(Atomics, name,
      { __proto__: null, value: functions[name], writable: true, enumerable: false, configurable: true });
  }
};
