'use strict';
// Atomics.wait, waitAsync and notify between threads that take turns: the engine's own would stop the thread of the
// system, and with it all.

const { Atomics, AtomicsLoad, BigInt, Number, ObjectDefineProperty, Promise, RangeError, TypeError } = primordials;
const { isAtLeast } = require('internal/versions');
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

// The promise settles in the callback of a message, which the notifying thread sends.
function waitAsync(array, index, value, timeout) {
  const { buffer, offset, width, isShared } = placeOf(array, index);
  if (!isShared) throw new TypeError('[object Int32Array] is not a shared typed array.');
  const wanted = width === 8 ? BigInt(value) : value | 0;
  const limit = timeout === undefined ? NaN : Number(timeout);
  if (AtomicsLoad(array, index) !== wanted) return { async: false, value: 'not-equal' };
  if (limit <= 0) return { async: false, value: 'timed-out' };
  const { openPrivateChannel } = require('internal/message_port');
  const { port, own } = openPrivateChannel();
  native.watch(buffer, offset, own);
  const promise = new Promise((resolve) => {
    let timer;
    const done = (outcome) => {
      require('timers').clearTimeout(timer);
      port.close();
      resolve(outcome);
    };
    port.on('message', () => done('ok'));
    port.unref();
    if (limit !== limit || limit === Infinity) return;
    timer = require('timers').setTimeout(() => {
      if (native.unwatch(buffer, offset, own)) done('timed-out');
    }, limit);
    timer.unref();
  });
  return { async: true, value: promise };
}

module.exports = function install() {
  const functions = { wait, notify };
  if (isAtLeast(16)) functions.waitAsync = waitAsync;
  for (const name in functions) {
    ObjectDefineProperty(Atomics, name,
      { __proto__: null, value: functions[name], writable: true, enumerable: false, configurable: true });
  }
};
