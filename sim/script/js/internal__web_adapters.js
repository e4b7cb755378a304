'use strict';
// From streams of Node to web streams and back: what Readable.toWeb(), Writable.fromWeb() and their like do.

const { Promise, PromisePrototypeThen, PromiseResolve, RegExpPrototypeExec, TypeError, Uint8Array } = primordials;
const { AbortError } = require('errors');
const { isAtLeast } = require('internal/versions');

// From 22 on an error of zlib's becomes the cause of a TypeError.
function errorForWeb(cause) {
  if (cause?.code === 'ERR_STREAM_PREMATURE_CLOSE') return new AbortError(undefined, { cause });
  if (!isAtLeast(22) || typeof cause?.code !== 'string' ||
      RegExpPrototypeExec(/^(?:Z_|ERR__ERROR_)/, cause.code) === null) {
    return cause;
  }
  const error = new TypeError(undefined, { cause });
  error.code = cause.code;
  return error;
}

const web = () => require('stream/web');
const eos = (stream, options, callback) => require('internal/streams/end-of-stream')(stream, options, callback);

function newReadableStreamFromStreamReadable(readable, options = { __proto__: null }) {
  const isObjects = readable.readableObjectMode;
  const strategy = options.strategy ?? { highWaterMark: isObjects ? readable.readableHighWaterMark : 0 };
  let controller;
  let isClosed = false;
  readable.pause();
  eos(readable, isAtLeast(24) ? { writable: false } : { __proto__: null }, (error) => {
    if (isClosed) return;
    isClosed = true;
    if (error) controller.error(errorForWeb(error));
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

// From 26 on only a chunk takes a microtask, not the end.
function readFromWeb(reader, readable) {
  const fail = (error) => readable.destroy(error);
  if (isAtLeast(26)) {
    const push = (chunk) => PromisePrototypeThen(PromiseResolve(), () => readable.push(chunk));
    require('internal/web_steps').readNow(reader, push, () => readable.push(null), fail);
    return;
  }
  PromisePrototypeThen(reader.read(), ({ done, value }) => readable.push(done ? null : value), fail);
}

function newStreamReadableFromReadableStream(stream, options = { __proto__: null }) {
  const { Readable } = require('internal/stream');
  const reader = stream.getReader();
  let isClosed = false;
  const readable = new Readable({
    ...options,
    read() { readFromWeb(reader, readable); },
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
  eos(writable, { __proto__: null }, (cause) => {
    const error = errorForWeb(cause);
    if (error) {
      closed?.reject(error);
      drained?.();
      controller.error(error);
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

// Until 22 a write is over in the microtask behind the stream's, in 24 two later, from 26 on with it.
function writeToWeb(writer, chunk, callback) {
  const done = () => callback();
  if (isAtLeast(26)) {
    require('internal/web_steps').writeNow(writer, chunk, done, callback);
  } else if (isAtLeast(24)) {
    PromisePrototypeThen(PromisePrototypeThen(writer.ready, () => writer.write(chunk)), done, callback);
  } else {
    PromisePrototypeThen(writer.ready, () => PromisePrototypeThen(writer.write(chunk), done, callback), callback);
  }
}

function newStreamWritableFromWritableStream(stream, options = { __proto__: null }) {
  const { Writable } = require('internal/stream');
  const writer = stream.getWriter();
  let isClosed = false;
  const writable = new Writable({
    ...options,
    write(chunk, encoding, callback) { writeToWeb(writer, chunk, callback); },
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

function newReadableWritablePairFromDuplex(duplex) {
  const writable = newWritableStreamFromStreamWritable(duplex);
  return { readable: newReadableStreamFromStreamReadable(duplex), writable };
}
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
