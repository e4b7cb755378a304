'use strict';
// Node's streams: the package readable-stream 4, with what later versions of Node added. Built-in modules use these in
// every version; what a script gets is for stream.js to say.

const {
  ArrayPrototypeFilter, FunctionPrototypeCall, ObjectDefineProperty, Promise, SafeSet, SymbolAsyncDispose,
  SymbolAsyncIterator, SymbolFor,
} = primordials;
const { AbortError } = require('errors');
const { isAtLeast } = require('internal/versions');
const Stream = require('internal/streams/main');

// The default buffer of byte streams grew from 16 to 64 KiB in Node 22.
if (isAtLeast(22)) Stream.setDefaultHighWaterMark(false, 65536);

// From Node 20.3 on, what was written to a Duplex that is destroyed is told so, and the callback of its end(), too.
if (isAtLeast(20, 3)) Stream.Duplex.prototype.destroy = Stream.Writable.prototype.destroy;

const { Readable } = Stream;
if (isAtLeast(22)) delete Readable.prototype.asIndexedPairs;
const methodOf = (value) => ({ __proto__: null, value, writable: true, configurable: true, enumerable: true });
const iterators = require('internal/stream_iterators');
if (isAtLeast(20, 16)) {
  const symbol = SymbolAsyncDispose ?? SymbolFor('nodejs.asyncDispose');
  ObjectDefineProperty(Stream.Writable.prototype, symbol, methodOf(async function () {
    if (!this.destroyed) this.destroy(this.writableFinished ? null : new AbortError());
    await new Promise((resolve, reject) => Stream.finished(this,
      (error) => (error && error.name !== 'AbortError' ? reject(error) : resolve(null))));
  }));
}
function iterateBy(iterate) {
  ObjectDefineProperty(Readable.prototype, SymbolAsyncIterator, methodOf(function () { return iterate(this); }));
  ObjectDefineProperty(Readable.prototype, 'iterator', methodOf(function (options) {
    if (options !== undefined) require('internal/validators').validateObject(options, 'options');
    return iterate(this, options);
  }));
}
if (isAtLeast(26)) {
  const unlessDestroyed = (method) => function () {
    return this.destroyed ? this : FunctionPrototypeCall(method, this);
  };
  Readable.prototype.pause = unlessDestroyed(Readable.prototype.pause);
  Readable.prototype.resume = unlessDestroyed(Readable.prototype.resume);
  iterateBy(iterators.iterateEagerly);
} else if (!isAtLeast(18)) {
  iterateBy(isAtLeast(14) ? iterators.iterateByEvents : iterators.iterateByTicks);
}
if (!isAtLeast(16)) {
  Readable.from = (iterable, options) => iterators.fromByAwaiting(Readable, iterable, options);
}

// What compose() of a Readable gives is a Duplex from 24 on, and not a Readable over it.
if (isAtLeast(24)) {
  const { streamReturningOperators } = require('internal/streams/operators');
  ObjectDefineProperty(Readable.prototype, 'compose', {
    __proto__: null, writable: true, configurable: true, enumerable: false,
    value: function compose(stream, options) {
      return FunctionPrototypeCall(streamReturningOperators.compose, this, stream, options);
    },
  });
}

// From 20.3 on, a stream has a place for each of its usual events from the start: eventNames() tells them first.
if (isAtLeast(20, 3)) {
  const { eventNames } = Stream.prototype;
  const ofAll = ['close', 'error'];
  const ofWritable = ['prefinish', 'finish', 'drain'];
  const ofReadable = ['data', 'end', 'readable'];
  Stream.prototype.eventNames = function () {
    const names = new SafeSet(FunctionPrototypeCall(eventNames, this));
    const usual = [...ofAll, ...(this._writableState ? ofWritable : []), ...(this._readableState ? ofReadable : [])];
    const first = ArrayPrototypeFilter(usual, (name) => names.has(name));
    return [...new SafeSet([...first, ...names])];
  };
}

// Two Duplexes: what is written to one is read from the other (Node 22.6). A write is done when it was read.
Stream.duplexPair ??= function duplexPair(options) {
  const ends = [];
  const makeEnd = (index) => ({
    written: null,
    stream: new Stream.Duplex({
      ...options,
      read() {
        const callback = ends[index].written;
        ends[index].written = null;
        if (callback) callback();
      },
      write(chunk, encoding, callback) {
        const other = ends[1 - index];
        if (chunk.length === 0) return require('process').nextTick(callback);
        other.written = callback;
        other.stream.push(chunk);
      },
      final(callback) {
        const other = ends[1 - index].stream;
        other.on('end', callback);
        other.push(null);
      },
    }),
  });
  ends[0] = makeEnd(0);
  ends[1] = makeEnd(1);
  return [ends[0].stream, ends[1].stream];
};

module.exports = Stream;
