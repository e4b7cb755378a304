'use strict';
// From streams of Node to web streams and back: what Readable.toWeb(), Writable.fromWeb() and their like do.

const { Promise, PromisePrototypeThen, Uint8Array } = primordials;
const { AbortError } = require('errors');

const web = () => require('stream/web');
const eos = (stream, options, callback) => require('internal/streams/end-of-stream')(stream, options, callback);

function newReadableStreamFromStreamReadable(readable, options = { __proto__: null }) {
  const isObjects = readable.readableObjectMode;
  const strategy = options.strategy ?? { highWaterMark: isObjects ? readable.readableHighWaterMark : 0 };
  let controller;
  let isClosed = false;
  readable.pause();
  eos(readable, { writable: false }, (error) => {
    if (isClosed) return;
    isClosed = true;
    if (error) controller.error(error.code === 'ERR_STREAM_PREMATURE_CLOSE' ? new AbortError() : error);
    else controller.close();
  });
  readable.on('data', (chunk) => {
    controller.enqueue(!isObjects && typeof chunk !== 'string' ? new Uint8Array(chunk) : chunk);
    if (controller.desiredSize <= 0) readable.pause();
  });
  return new (web().ReadableStream)({
    start(given) {
      controller = given;
      readable.pause();
    },
    pull() { readable.resume(); },
    cancel(reason) {
      isClosed = true;
      readable.destroy(reason);
    },
  }, strategy);
}

function newStreamReadableFromReadableStream(stream, options = { __proto__: null }) {
  const { Readable } = require('internal/stream');
  const reader = stream.getReader();
  let isClosed = false;
  const readable = new Readable({
    ...options,
    read() {
      PromisePrototypeThen(reader.read(), (chunk) => {
        if (chunk.done) readable.push(null);
        else readable.push(chunk.value);
      }, (error) => readable.destroy(error));
    },
    destroy(error, callback) {
      if (isClosed) return callback(error);
      const done = () => callback(error);
      return PromisePrototypeThen(reader.cancel(error), done, done);
    },
  });
  PromisePrototypeThen(reader.closed, () => { isClosed = true; }, (error) => {
    isClosed = true;
    readable.destroy(error);
  });
  return readable;
}

function newWritableStreamFromStreamWritable(writable) {
  let controller;
  let drained;  // resolves the promise that a write waits for
  let closed;
  writable.on('drain', () => drained?.());
  eos(writable, { readable: false }, (error) => {
    if (error) {
      closed?.reject(error);
      drained?.();
      controller.error(error.code === 'ERR_STREAM_PREMATURE_CLOSE' ? new AbortError() : error);
    } else if (closed !== undefined) {
      closed.resolve();
    } else {
      controller.error(new AbortError());
    }
  });
  const size = writable.writableHighWaterMark;
  const strategy = writable.writableObjectMode ? { highWaterMark: size } :
    { highWaterMark: size, size: (chunk) => chunk?.byteLength ?? chunk?.length ?? 1 };
  return new (web().WritableStream)({
    start(given) { controller = given; },
    write(chunk) {
      if (writable.write(chunk)) return undefined;
      return new Promise((fulfil) => { drained = fulfil; });
    },
    abort(reason) { writable.destroy(reason); },
    close() {
      return new Promise((resolve, reject) => {
        closed = { resolve, reject };
        writable.end();
      });
    },
  }, strategy);
}

function newStreamWritableFromWritableStream(stream, options = { __proto__: null }) {
  const { Writable } = require('internal/stream');
  const writer = stream.getWriter();
  let isClosed = false;
  const writable = new Writable({
    ...options,
    write(chunk, encoding, callback) {
      PromisePrototypeThen(writer.ready, () => PromisePrototypeThen(writer.write(chunk), () => callback(), callback),
        callback);
    },
    final(callback) { PromisePrototypeThen(writer.close(), () => callback(), callback); },
    destroy(error, callback) {
      if (isClosed) return callback(error);
      const done = () => callback(error);
      return PromisePrototypeThen(error != null ? writer.abort(error) : writer.close(), done, done);
    },
  });
  PromisePrototypeThen(writer.closed, () => { isClosed = true; }, (error) => {
    isClosed = true;
    writable.destroy(error);
  });
  return writable;
}

const newReadableWritablePairFromDuplex = (duplex) => ({
  readable: newReadableStreamFromStreamReadable(duplex),
  writable: newWritableStreamFromStreamWritable(duplex),
});
function newStreamDuplexFromReadableWritablePair(pair, options = { __proto__: null }) {
  const { Duplex } = require('internal/stream');
  return Duplex.from({
    readable: newStreamReadableFromReadableStream(pair.readable, options),
    writable: newStreamWritableFromWritableStream(pair.writable, options),
  });
}

module.exports = {
  newReadableStreamFromStreamReadable, newStreamReadableFromReadableStream, newWritableStreamFromStreamWritable,
  newStreamWritableFromWritableStream, newReadableWritablePairFromDuplex, newStreamDuplexFromReadableWritablePair,
};
