'use strict';
// for await over a ReadableStream, in as many microtasks as Node takes; the package's own takes others.

const {
  AsyncIteratorPrototype, Boolean, FunctionPrototypeCall, ObjectDefineProperty, PromisePrototypeThen, PromiseResolve,
  SymbolAsyncIterator, TypeError,
} = primordials;
const { codedError } = require('internal/module_errors');
const { isAtLeast } = require('internal/versions');

// Until 22 a value that was there at once left its promise behind, for which the next request waits; not so one that
// had waited itself.
const waitsForAnswered = !isAtLeast(24);

function iterate(stream, options) {
  const keepsStream = options !== undefined && options !== null && Boolean(options.preventCancel);
  const reader = stream.getReader();
  let isStarted = false, isDone = false;
  let current;  // the request that the next one waits for

  const forget = () => { current = undefined; };
  function finish(result) {
    forget();
    if (result?.done === false || isDone) return;
    isDone = true;
    reader.releaseLock();
  }
  const readLater = () => readNext(false);
  function readNext(isDirect) {
    if (isDone) return PromiseResolve({ done: true, value: undefined });
    const isThere = stream._readableStreamController._queue?.length > 0 || stream._state !== 'readable';
    const answer = reader.read();
    const keepsPromise = isDirect && isThere && waitsForAnswered;
    PromisePrototypeThen(answer, keepsPromise ? (result) => { if (result.done) finish(result); } : finish, finish);
    return answer;
  }
  async function leave(value) {
    if (isDone) return { done: true, value };
    isDone = true;
    if (keepsStream) {
      reader.releaseLock();
      return { done: true, value };
    }
    const cancelled = reader.cancel(value);
    reader.releaseLock();
    await cancelled;
    return { done: true, value };
  }
  return {
    __proto__: AsyncIteratorPrototype,
    next() {
      if (!isStarted) current = PromiseResolve();
      isStarted = true;
      current = current === undefined ? readNext(true) : PromisePrototypeThen(current, readLater, readLater);
      return current;
    },
    return(value) {
      isStarted = true;
      const step = () => leave(value);
      current = current === undefined ? step() : PromisePrototypeThen(current, step, step);
      return current;
    },
  };
}

// From 20.3 on, read() of a reader with a buffer of one's own is an asynchronous function.
function readLater({ ReadableStreamBYOBReader: { prototype } }) {
  const original = prototype.read;
  async function read(view, options = undefined) { return FunctionPrototypeCall(original, this, view, options); }
  ObjectDefineProperty(prototype, 'read',
    { __proto__: null, value: read, writable: true, configurable: true, enumerable: true });
}

function install(streams) {
  const { ReadableStream } = streams;
  function values(options = undefined) { return iterate(this, options); }
  const descriptor = { __proto__: null, value: values, writable: true, configurable: true };
  ObjectDefineProperty(ReadableStream.prototype, 'values', { ...descriptor, enumerable: true });
  ObjectDefineProperty(ReadableStream.prototype, SymbolAsyncIterator, descriptor);
  const { getReader } = ReadableStream.prototype;
  function getFreeReader(readerOptions = undefined) {
    if (this.locked) throw codedError(TypeError, 'ERR_INVALID_STATE', 'Invalid state: ReadableStream is locked');
    return FunctionPrototypeCall(getReader, this, readerOptions);
  }
  ObjectDefineProperty(getFreeReader, 'name', { __proto__: null, value: 'getReader', configurable: true });
  ObjectDefineProperty(ReadableStream.prototype, 'getReader', { ...descriptor, value: getFreeReader, enumerable: true });
  if (isAtLeast(20, 3)) readLater(streams);
  if (!isAtLeast(20, 6)) delete ReadableStream.from;
}

module.exports = { install };
