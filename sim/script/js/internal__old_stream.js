'use strict';
// Streams of Node 10 and 12: the package readable-stream 3, in whose steps and ticks they went. Files, sockets and
// requests are streams of the later kind in every version, so they are no instances of these classes.

const { ObjectDefineProperty, ObjectSetPrototypeOf, ReflectApply, SymbolAsyncIterator } = primordials;
const old = require('internal/old_streams/main');
const { Stream: Legacy } = require('internal/streams/legacy');

function Stream(options) { ReflectApply(Legacy, this, [options]); }
ObjectSetPrototypeOf(Stream, Legacy);
Stream.prototype = Legacy.prototype;

const classes = ['Readable', 'Writable', 'Duplex', 'Transform', 'PassThrough'];
for (let i = 0; i < classes.length; i++) Stream[classes[i]] = old[classes[i]];
Stream.finished = old.finished;
Stream.pipeline = old.pipeline;
Stream.Stream = Stream;

if (require('internal/versions').isAtLeast(12)) {
  Stream.pipeline = (...streams) => {
    require('internal/validators').validateCallback(streams[streams.length - 1]);
    return ReflectApply(old.pipeline, undefined, streams);
  };
  ObjectDefineProperty(Stream.pipeline, 'name', { __proto__: null, value: 'pipeline', configurable: true });
  const { _write } = old.Writable.prototype;
  old.Writable.prototype._write = function (chunk, encoding, callback) {
    if (this._writev) this._writev([{ chunk, encoding }], callback);
    else ReflectApply(_write, this, [chunk, encoding, callback]);
  };
  // What came after the package: a state's field each, and what is there if a class has no such state.
  const defineField = (classes, name, state, field, otherwise) => {
    const get = function () { return this[state] ? this[state][field] : otherwise; };
    for (let i = 0; i < classes.length; i++) {
      ObjectDefineProperty(classes[i].prototype, name, { __proto__: null, get, configurable: true });
    }
  };
  const written = [old.Writable, old.Duplex];
  defineField(written, 'writableFinished', '_writableState', 'finished', undefined);
  defineField(written, 'writableEnded', '_writableState', 'ending', false);
  defineField(written, 'writableCorked', '_writableState', 'corked', 0);
  defineField([old.Writable], 'writableObjectMode', '_writableState', 'objectMode', false);
  defineField([old.Readable], 'readableObjectMode', '_readableState', 'objectMode', false);
  defineField([old.Readable], 'readableEncoding', '_readableState', 'encoding', null);
  defineField([old.Readable], 'readableEnded', '_readableState', 'endEmitted', false);
  const { fromByAwaiting, iterateByTicks } = require('internal/stream_iterators');
  const { prototype } = old.Readable;
  ObjectDefineProperty(prototype, SymbolAsyncIterator, {
    __proto__: null, value() { return iterateByTicks(this); }, writable: true, configurable: true,
  });
  old.Readable.from = (iterable, options) => fromByAwaiting(old.Readable, iterable, options);
}

module.exports = Stream;
