'use strict';
// Node's streams: the package readable-stream, with what later versions of Node added.

const { NumberParseInt, StringPrototypeSlice } = primordials;
const Stream = require('internal/streams/main');

// The default buffer of byte streams grew from 16 to 64 KiB in Node 22.
const major = NumberParseInt(StringPrototypeSlice(binding.process.version, 1));
if (major >= 22) Stream.setDefaultHighWaterMark(false, 65536);

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
