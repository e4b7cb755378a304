'use strict';
// for await over a Readable, and Readable.from(), where a version's differ from readable-stream's, which are Node
// 18's to 24's. What is kept is how many microtasks and ticks each step takes.

const {
  ArrayPrototypePush, ArrayPrototypeShift, AsyncIteratorPrototype, Promise, PromisePrototypeThen, PromiseReject,
  PromiseResolve, SymbolAsyncIterator, SymbolIterator,
} = primordials;
const { codes } = require('errors');
const eos = require('internal/streams/end-of-stream');
const { destroyer } = require('internal/streams/destroy');
const { iteratorResult } = require('internal/versions');

const result = (value) => iteratorResult(value, false);
const end = () => iteratorResult(undefined, true);
const noop = () => {};

// ---- Node 26: a request is answered at once while something is buffered

// A stream of old, which has no read(), is read through one that has.
const readableOf = (stream) => (typeof stream.read === 'function' ? stream :
  require('internal/streams/readable').wrap(stream, { objectMode: true }));

function iterateEagerly(stream, options) {
  stream = readableOf(stream);
  const waiting = [];    // requests behind the one under way
  let isBusy = false, isStarted = false, isDone = false;
  let error;             // null: the stream ended well
  let wake = noop, stopListening;

  function onChange() {
    const resolve = wake;
    wake = noop;
    resolve();
  }
  function start() {
    if (isStarted) return;
    isStarted = true;
    stream.on('readable', onChange);
    stopListening = eos(stream, { writable: false }, (failure) => {
      error = failure ?? null;
      onChange();
    });
  }
  function finish() {
    isDone = true;
    if (!isStarted) return;
    if ((error || options?.destroyOnReturn !== false) && (error === undefined || stream._readableState.autoDestroy)) {
      destroyer(stream, null);
    } else {
      stream.off('readable', onChange);
      stopListening();
    }
  }
  // The result of a request, or a promise of it.
  function answerOf(chunk) {
    if (chunk !== null) {
      if (typeof chunk?.then !== 'function') return result(chunk);
      return PromisePrototypeThen(PromiseResolve(chunk), result);
    }
    finish();
    return error ? PromiseReject(error) : end();
  }
  function settle(resolve, answer) {
    isBusy = false;
    resolve(answer);
    while (!isBusy && waiting.length > 0) ArrayPrototypeShift(waiting)();
  }
  function pumpLater(resolve, reject) {
    PromisePrototypeThen(new Promise((awake) => { wake = awake; }), () => pump(resolve, reject));
  }
  function pump(resolve, reject) {
    const chunk = stream.destroyed ? null : stream.read();
    if (chunk === null && error === undefined) return pumpLater(resolve, reject);
    if (chunk !== null || !error) return settle(resolve, answerOf(chunk));
    finish();
    return settle(reject, error);
  }
  const queue = (work) => new Promise((resolve, reject) => {
    if (isBusy) ArrayPrototypePush(waiting, () => work(resolve, reject));
    else work(resolve, reject);
  });

  return {
    __proto__: AsyncIteratorPrototype,
    stream,
    next() {
      if (isDone) return PromiseResolve(end());
      start();
      if (!isBusy) {
        const chunk = stream.destroyed ? null : stream.read();
        if (chunk !== null || error !== undefined) return PromiseResolve(answerOf(chunk));
      }
      const step = isBusy ? pump : pumpLater;
      return queue((resolve, reject) => {
        if (isDone) return resolve(end());
        isBusy = true;
        step(resolve, reject);
      });
    },
    return(value) {
      return queue((resolve) => {
        if (!isDone) finish();
        resolve(iteratorResult(value, true));
      });
    },
    throw(failure) {
      return queue((resolve, reject) => {
        if (!isDone) {
          error = failure;
          finish();
        }
        reject(failure);
      });
    },
  };
}

// ---- Until Node 14: what is not there yet comes a tick behind 'readable'

function iterateByTicks(stream) {
  let isEnded = stream.readableEnded === true;
  let error = null;
  let last = null;  // the promise of the latest request, if it waits
  let lastResolve = null, lastReject = null;  // of the one under way, which may be an earlier one

  function answer(settle, value) {
    last = lastResolve = lastReject = null;
    settle(value);
  }
  function readNow() {
    if (lastResolve === null) return;
    const chunk = stream.read();
    if (chunk !== null) answer(lastResolve, result(chunk));
  }
  eos(stream, { writable: false }, (failure) => {
    if (failure && failure.code !== 'ERR_STREAM_PREMATURE_CLOSE') {
      if (lastReject !== null) answer(lastReject, failure);
      error = failure;
      return;
    }
    if (lastResolve !== null) answer(lastResolve, end());
    isEnded = true;
  });
  stream.on('readable', () => require('process').nextTick(readNow));

  function wait(resolve, reject) {
    const chunk = stream.read();
    if (chunk) return answer(resolve, result(chunk));
    lastResolve = resolve;
    lastReject = reject;
    return undefined;
  }
  return {
    __proto__: AsyncIteratorPrototype,
    get stream() { return stream; },
    next() {
      if (error !== null) return PromiseReject(error);
      if (isEnded) return PromiseResolve(end());
      if (stream.destroyed) {
        return new Promise((resolve, reject) => require('process').nextTick(() => {
          if (error) reject(error);
          else resolve(end());
        }));
      }
      const before = last;
      if (before === null) {
        const chunk = stream.read();
        if (chunk !== null) return PromiseResolve(result(chunk));
      }
      const promise = new Promise(before === null ? wait : (resolve, reject) => {
        PromisePrototypeThen(before, () => (isEnded ? resolve(end()) : wait(resolve, reject)), reject);
      });
      last = promise;
      return promise;
    },
    return() {
      return new Promise((resolve, reject) => {
        if (stream.destroyed || stream.readableEnded) return resolve(end());
        eos(stream, (failure) => {
          if (failure && failure.code !== 'ERR_STREAM_PREMATURE_CLOSE') reject(failure);
          else resolve(end());
        });
        stream.destroy();
      });
    },
  };
}

// Each value was awaited twice, also those of iterators that are not asynchronous.
function fromByAwaiting(Readable, iterable, options) {
  const isText = typeof iterable === 'string' || binding.util.classKind(iterable) === 'Uint8Array';
  const method = isText ? undefined : iterable?.[SymbolAsyncIterator] ?? iterable?.[SymbolIterator];
  if (isText) {
    return new Readable({ objectMode: true, ...options, read() {
      this.push(iterable);
      this.push(null);
    } });
  }
  if (method === undefined) throw new codes.ERR_INVALID_ARG_TYPE('iterable', ['Iterable'], iterable);
  const iterator = primordials.ReflectApply(method, iterable, []);
  const readable = new Readable({ objectMode: true, highWaterMark: 1, ...options });
  let isReading = false, isOpen = false;

  async function close() {
    if (typeof iterator.return === 'function') await (await iterator.return()).value;
  }
  async function pushNext() {
    try {
      isOpen = false;
      const { value, done } = await iterator.next();
      isOpen = !done;
      if (done) return readable.push(null);
      if (readable.destroyed) return await close();
      const chunk = await value;
      if (chunk === null) throw new codes.ERR_STREAM_NULL_VALUES();
      if (readable.push(chunk)) pushNext();
      else isReading = false;
    } catch (failure) {
      isReading = false;
      readable.destroy(failure);
    }
    return undefined;
  }
  readable._read = () => {
    if (isReading) return;
    isReading = true;
    pushNext();
  };
  readable._destroy = (failure, callback) => {
    if (!isOpen) return callback(failure);
    isOpen = false;
    const { nextTick } = require('process');
    return PromisePrototypeThen(close(), () => nextTick(callback, failure),
      (second) => nextTick(callback, failure || second));
  };
  return readable;
}

// ---- Node 14 and 16: by the stream's events

async function* iterateByEvents(stream, options) {
  stream = readableOf(stream);
  const state = stream._readableState;
  let error = state.errored, hasFailed = state.errorEmitted, isOver = state.endEmitted || state.closeEmitted;
  let hasEnded = state.endEmitted, isThrown = false, wake = noop;

  function onChange() {
    const resolve = wake;
    wake = noop;
    resolve();
  }
  stream.on('readable', onChange);
  stream.on('error', (failure) => {
    error = failure;
    hasFailed = true;
    onChange();
  });
  stream.on('end', () => {
    hasEnded = isOver = true;
    onChange();
  });
  stream.on('close', () => {
    isOver = true;
    onChange();
  });
  try {
    for (;;) {
      const chunk = stream.destroyed ? null : stream.read();
      if (chunk !== null) yield chunk;
      else if (hasFailed) throw error;
      else if (isOver) break;
      else await new Promise((resolve) => { wake = resolve; });
    }
  } catch (failure) {
    isThrown = true;
    if (options?.destroyOnError !== false) destroyer(stream, failure);
    throw failure;
  } finally {
    const mayDestroy = !isThrown && options?.destroyOnReturn !== false;
    if (mayDestroy && (state.autoDestroy || !hasEnded)) destroyer(stream, null);
  }
}

module.exports = { fromByAwaiting, iterateByEvents, iterateByTicks, iterateEagerly };
