'use strict';
// pipeline() of Node 14 and 16: a stream is piped to the next and ended by it, and each is watched by itself. One that
// is destroyed because another failed counts as done at once, and the callback is called at once.

const { ArrayIsArray, ArrayPrototypePush, ArrayPrototypeShift, FunctionPrototypeCall } = primordials;
const { AbortError, codes } = require('errors');
const { validateAbortSignal, validateCallback } = require('internal/validators');
const { isAtLeast } = require('internal/versions');
const destroyImpl = require('internal/streams/destroy');
const eos = require('internal/streams/end-of-stream');
const { isIterable, isNodeStream, isReadableFinished, isReadableNodeStream } = require('internal/streams/utils');
const { once } = require('internal/stream_support');

const isPremature = (error) => error?.code === 'ERR_STREAM_PREMATURE_CLOSE';

// Calls back when the stream is done. Returns what destroys it, if it is not.
function watch(stream, reading, writing, callback) {
  callback = once(callback);
  let isDone = false;
  stream.on('close', () => { isDone = true; });
  eos(stream, { readable: reading, writable: writing }, (error) => {
    isDone = !error;
    const state = stream._readableState;
    // Some tell of 'close' before 'end'.
    if (isPremature(error) && reading && state?.ended && !state.errored && !state.errorEmitted) {
      stream.once('end', callback).once('error', callback);
    } else {
      callback(error);
    }
  });
  return (error) => {
    if (isDone) return;
    isDone = true;
    destroyImpl.destroyer(stream, error);
    callback(error || new codes.ERR_STREAM_DESTROYED('pipe'));
  };
}

// What several streams and functions have in common.
class Pipeline {
  constructor(callback, signal) {
    this.callback = callback;
    this.signal = signal;
    this.controller = new (require('abort').AbortController)();
    this.abort = () => this.settle(new AbortError(), false);
    this.finish = (error) => this.settle(error, --this.left === 0);
    this.left = 0;        // that are not yet done
    this.destroys = [];
    this.error = undefined;
    this.value = undefined;
    signal?.addEventListener('abort', this.abort);
  }
  settle(error, isLast) {
    if (error && (!this.error || isPremature(this.error))) this.error = error;
    if (!this.error && !isLast) return;
    while (this.destroys.length > 0) ArrayPrototypeShift(this.destroys)(this.error);
    this.signal?.removeEventListener('abort', this.abort);
    this.controller.abort();
    if (isLast) this.callback(this.error, this.value);
  }
  // Node 16 reads the rest of a last stream that can be read.
  add(stream, reading, writing, onDone = this.finish) {
    this.left++;
    ArrayPrototypePush(this.destroys, watch(stream, reading, writing, onDone));
  }
  addStream(stream, reading, writing) {
    this.add(stream, reading, writing, !isAtLeast(16) ? this.finish : (error) => {
      if (error || reading || !isReadableFinished(stream, false)) return this.finish(error);
      stream.read(0);
      watch(stream, true, writing, this.finish);
    });
  }
}

// Until Node 14 a source that was read does not wait for what it filled.
async function pumpOlder(iterable, writable, finish) {
  const { once: onceOf } = require('internal/events_async');
  let failure;
  try {
    if (writable.writableNeedDrain) await onceOf(writable, 'drain');
    for await (const chunk of iterable) {
      if (writable.write(chunk)) continue;
      if (writable.destroyed) return;
      await onceOf(writable, 'drain');
    }
    writable.end();
  } catch (error) {
    failure = error;
  } finally {
    finish(failure);
  }
}

// What the module internal/streams/pipeline has for both: makeAsyncIterable, popCallback and pumpToNode.
module.exports = ({ makeAsyncIterable, popCallback, pumpToNode }) => {
  const pump = isAtLeast(16) ? pumpToNode : pumpOlder;

  // The last of the list is a function: what it makes is given to a stream, which is the pipeline's value.
  function fromLast(pipeline, made, end) {
    const through = new (require('internal/streams/passthrough'))({ objectMode: true });
    const then = made?.then;
    if (typeof then === 'function') {
      FunctionPrototypeCall(then, made, (value) => {
        pipeline.value = value;
        if (!isAtLeast(16)) return void through.end(value);
        through.write(value);
        if (end) through.end();
      }, (error) => { through.destroy(error); });
    } else if (isIterable(made, true)) {
      pipeline.left++;
      pump(made, through, pipeline.finish, { end });
    } else {
      throw new codes.ERR_INVALID_RETURN_VALUE('AsyncIterable or Promise', 'destination', made);
    }
    pipeline.add(through, false, true);
    return through;
  }

  function connect(pipeline, from, to, end) {
    if (isReadableNodeStream(from)) {
      from.pipe(to, { end });
      const { stdout, stderr } = require('process');
      if (to === stdout || to === stderr) from.on('end', () => to.end());
    } else {
      pipeline.left++;
      pump(makeAsyncIterable(from), to, pipeline.finish, { end });
    }
    return to;
  }

  function source(pipeline, first) {
    if (typeof first !== 'function') {
      return isIterable(first) || isReadableNodeStream(first) ? first :
        require('internal/streams/duplex').from(first);
    }
    const made = first({ signal: pipeline.controller.signal });
    if (isIterable(made)) return made;
    throw new codes.ERR_INVALID_RETURN_VALUE('Iterable, AsyncIterable or Stream', 'source', made);
  }

  function pipelineImpl(streams, callback, options) {
    if (streams.length === 1 && ArrayIsArray(streams[0])) streams = streams[0];
    if (streams.length < 2) throw new codes.ERR_MISSING_ARGS('streams');
    const outer = options?.signal;
    validateAbortSignal(outer, 'options.signal');
    const pipeline = new Pipeline(callback, outer);
    let result;
    for (let i = 0; i < streams.length; i++) {
      const stream = streams[i];
      const reading = i < streams.length - 1;
      const end = reading || options?.end !== false;
      if (isNodeStream(stream)) {
        if (end) pipeline.addStream(stream, reading, i > 0);
        else stream.on('error', pipeline.finish);
      }
      if (i === 0) {
        result = source(pipeline, stream);
      } else if (typeof stream === 'function') {
        result = stream(makeAsyncIterable(result), { signal: pipeline.controller.signal });
        if (!reading) result = fromLast(pipeline, result, end);
        else if (!isIterable(result, true)) {
          throw new codes.ERR_INVALID_RETURN_VALUE('AsyncIterable', `transform[${i - 1}]`, result);
        }
      } else {
        result = isNodeStream(stream) ? connect(pipeline, result, stream, end) :
          require('internal/streams/duplex').from(stream);
      }
    }
    if (outer?.aborted) require('process').nextTick(pipeline.abort);
    return result;
  }
  function pipeline(...streams) {
    validateCallback(streams[streams.length - 1]);
    return pipelineImpl(streams, once(popCallback(streams)));
  }
  return { pipelineImpl, pipeline };
};
