'use strict';
// How many microtasks each step of a web stream takes in Node. The package follows the standard's own reference, from
// which Node differs, and Node 18, 20, 22 and 24 from one another: embed.cmake puts the functions below in the places of
// the package's, so what a stream calls, how it begins, and all of from(), tee() and pipeTo() are ours.

const {
  FunctionPrototypeCall, Promise, PromisePrototypeThen, PromiseReject, PromiseResolve, ReflectApply, SymbolAsyncIterator,
  SymbolIterator, TypeError, queueMicrotask,
} = primordials;
const { codedError } = require('internal/module_errors');
const { createDeferredPromise } = require('internal/stream_support');
const { isAtLeast } = require('internal/versions');

// Until 20.2 the promise that a script's method returns is waited for itself; then for one that it resolves, which takes
// two microtasks more; from 24 on pull(), write() and transform() are as at first.
const isOldest = !isAtLeast(20, 3);
const waitsDirectly = isOldest || isAtLeast(24);
const parks = isAtLeast(24);
const parksWrites = isAtLeast(26);

// What read() brings, its properties in the order in which console.log() shows them. From 24 on what was there at once
// is made apart.
const valueFirst = (value) => ({ value, done: false }), doneFirst = (value) => ({ done: false, value });
const found = isAtLeast(26) ? doneFirst : valueFirst, foundAtOnce = parks ? doneFirst : valueFirst;
const ended = isAtLeast(26) ? (value) => ({ done: true, value }) : (value) => ({ value, done: true });

const isObject = (value) => value !== null && (typeof value === 'object' || typeof value === 'function');
const nothing = () => {};
const settled = PromiseResolve();
let inner;  // the package's own functions
function setUp(functions) { inner = functions; }

function callDirectly(method, self, values) {
  try {
    return PromiseResolve(ReflectApply(method, self, values));
  } catch (error) {
    return PromiseReject(error);
  }
}
async function callLater(method, self, values) { return ReflectApply(method, self, values); }
// pull(), write() and transform(); and the others.
const callOften = waitsDirectly ? callDirectly : callLater;
const callOnce = isOldest ? callDirectly : callLater;

const begin = isOldest ? PromiseResolve : (result) => new Promise((resolve) => resolve(result));

// What pull() or write() of a stream of ours is: who calls it gets told by settle() at the moment, not by a promise.
class Parked {
  fulfilled = undefined;
  rejected = undefined;
}
function settle(result, fulfilled, rejected) {
  if (result instanceof Parked) {
    result.fulfilled = fulfilled;
    result.rejected = rejected;
  } else {
    PromisePrototypeThen(result, fulfilled, rejected);
  }
}

// A writer is ready. A pipe may wait for the next time at once.
function fulfil(writer) {
  const resolve = writer._readyPromise_resolve;
  writer._readyPromise_resolve = undefined;
  writer._readyPromise_reject = undefined;
  writer._readyPromiseState = 'fulfilled';
  resolve();
}

// Writes, and tells of the end at once. What is refused is told in a microtask.
function writeNow(writer, chunk, resolve, reject) {
  const later = (error) => PromisePrototypeThen(settled, () => reject(error));
  const refused = inner.write(writer, chunk, { _resolve: resolve, _reject: later });
  if (refused !== undefined) PromisePrototypeThen(refused, undefined, reject);
}

function readNow(reader, take, end, fail) {
  inner.read(reader, { _chunkSteps: take, _closeSteps: end, _errorSteps: fail });
}

// The steps of a TransformStream's two sides. `steps` are those of the package.
function transformSteps(stream, steps) {
  if (isOldest) return oldestTransformSteps(stream, steps);
  const { write, close, abort, pull, cancel } = steps;
  return {
    write: parksWrites ? (chunk) => (stream._backpressure ? writeLater(stream, chunk) : write(chunk)) : write,
    close, pull, cancel, abort: async (reason) => abort(reason),
  };
}

function writeLater(stream, chunk) {
  const parked = new Parked();
  PromisePrototypeThen(stream._backpressureChangePromise, () => {
    const writable = stream._writable;
    if (writable._state === 'erroring') {
      PromisePrototypeThen(settled, () => parked.rejected(writable._storedError));
      return;
    }
    const transformed = inner.performTransform(stream._transformStreamController, chunk);
    PromisePrototypeThen(transformed, parked.fulfilled, parked.rejected);
  });
  return parked;
}

// Until 20.2 a transformer has no cancel().
function oldestTransformSteps(stream, { write, pull }) {
  return {
    write, pull,
    close() {
      const controller = stream._transformStreamController, readable = stream._readable;
      const flushed = controller._flushAlgorithm();
      inner.clearTransformAlgorithms(controller);
      return PromisePrototypeThen(flushed, () => {
        if (readable._state === 'errored') throw readable._storedError;
        inner.closeReadable(readable._readableStreamController);
      }, (error) => {
        inner.errorTransform(stream, error);
        throw readable._storedError;
      });
    },
    async abort(reason) { inner.errorTransform(stream, reason); },
    cancel(reason) {
      inner.errorTransformWritable(stream, reason);
      return PromiseResolve();
    },
  };
}

// ReadableStream.from().
function from(iterable) {
  const record = openIterator(iterable);
  let stream;
  const controller = () => stream._readableStreamController;
  stream = inner.createReadable(nothing, parks ? parkedPull(record, controller) : promisedPull(record, controller),
    returner(record.iterator), 0);
  return stream;
}

// Until 22 the steps of an iterator that is not asynchronous are those of an asynchronous generator around it.
function openIterator(iterable) {
  const asynchronous = iterable[SymbolAsyncIterator];
  const method = asynchronous ?? iterable[SymbolIterator];
  if (typeof method !== 'function') throw new (require('errors').codes.ERR_ARG_NOT_ITERABLE)(iterable);
  const iterator = FunctionPrototypeCall(method, iterable);
  if (!isObject(iterator)) {
    throw codedError(TypeError, 'ERR_INVALID_STATE', 'Invalid state: The iterator method must return an object');
  }
  if (parks || asynchronous != null) return { iterator, next: iterator.next };
  const steps = { [SymbolIterator]: () => iterator };
  const generator = (async function* () { return yield* steps; })();
  return { iterator: generator, next: generator.next };
}

function noObject(method) {
  return codedError(TypeError, 'ERR_INVALID_STATE',
    `Invalid state: The promise returned by the iterator.${method}() method must fulfill with an object`);
}

function promisedPull({ iterator, next }, controller) {
  return async () => {
    const result = FunctionPrototypeCall(next, iterator);
    if (!isObject(result)) {
      throw codedError(TypeError, 'ERR_INVALID_STATE',
        'Invalid state: The iterator.next() method must return an object');
    }
    return PromisePrototypeThen(PromiseResolve(result), (step) => {
      if (!isObject(step)) throw noObject('next');
      if (step.done) inner.closeReadable(controller());
      else inner.enqueue(controller(), step.value);
    });
  };
}

// From 24 on, the value that a step brings is waited for, and the pull ends in the same microtask.
function parkedPull({ iterator, next }, controller) {
  return () => {
    const parked = new Parked();
    const fail = (error) => inner.errorReadable(controller(), error);
    function enqueue(value) {
      try {
        inner.enqueue(controller(), value);
      } catch (error) {
        return fail(error);
      }
      return parked.fulfilled();
    }
    function take(step) {
      if (!isObject(step)) return fail(noObject('next'));
      try {
        if (!step.done) {
          const value = step.value;
          if (!isObject(value)) return enqueue(value);
          PromisePrototypeThen(PromiseResolve(value), enqueue, fail);
          return undefined;
        }
        inner.closeReadable(controller());
      } catch (error) {
        return fail(error);
      }
      return parked.fulfilled();
    }
    let result;
    try {
      result = FunctionPrototypeCall(next, iterator);
    } catch (error) {
      return PromiseReject(error);
    }
    if (isObject(result)) PromisePrototypeThen(PromiseResolve(result), take, fail);
    else PromisePrototypeThen(settled, () => take(result));
    return parked;
  };
}

function returner(iterator) {
  function check(step) { if (!isObject(step)) throw noObject('return'); }
  return async (reason) => {
    const method = iterator.return;
    if (method === undefined) return undefined;
    const result = FunctionPrototypeCall(method, iterator, reason);
    if (!parks) return PromisePrototypeThen(PromiseResolve(result), check);
    return check(await result);
  };
}

// tee() of a stream that is not one of bytes. Node tells the branches of an end in a tick.
function tee(stream) {
  const reader = inner.getReader(stream);
  const cancelled = createDeferredPromise();
  const reasons = [undefined, undefined];
  const isCancelled = [false, false];
  const branches = [];
  let isReading = false;
  function forBranches(action, value) {
    for (let i = 0; i < 2; i++) if (!isCancelled[i]) action(branches[i]._readableStreamController, value);
  }
  const isWanted = () => !isCancelled[0] || !isCancelled[1];
  const request = {
    _chunkSteps(chunk) {
      queueMicrotask(() => {
        isReading = false;
        forBranches(inner.enqueue, chunk);
      });
    },
    _closeSteps() {
      process.nextTick(() => {
        isReading = false;
        forBranches(inner.closeReadable);
        if (isWanted()) cancelled.resolve();
      });
    },
    _errorSteps() { isReading = false; },
  };
  function pull() {
    if (!isReading) {
      isReading = true;
      inner.read(reader, request);
    }
    return PromiseResolve();
  }
  const canceller = (index) => (reason) => {
    isCancelled[index] = true;
    reasons[index] = reason;
    if (!isWanted()) cancelled.resolve(inner.cancel(stream, reasons));
    return cancelled.promise;
  };
  for (let i = 0; i < 2; i++) branches[i] = inner.createReadable(nothing, pull, canceller(i));
  PromisePrototypeThen(reader._closedPromise, undefined, (error) => {
    for (let i = 0; i < 2; i++) inner.errorReadable(branches[i]._readableStreamController, error);
    if (isWanted()) cancelled.resolve();
  });
  return branches;
}

module.exports = {
  begin, callOften, callOnce, ended, found, foundAtOnce, from, fulfil, settle, setUp, readNow, tee, transformSteps,
  writeNow,
  ...require('internal/web_errors'), ...require('internal/web_states'),
  pipe: (source, ...rest) => require('internal/web_pipe').pipe(inner, source, ...rest),
};
