'use strict';
// Streams of files until Node 14: the file is opened by the constructor itself, not behind a tick; an error of open()
// comes without 'close'; reading closes the file by a listener of 'end'. Until Node 12 'close' comes right in the
// callback of close(), not a tick behind it.

const { ObjectDefineProperty } = primordials;
const { isAtLeast } = require('internal/versions');

const closesInTick = isAtLeast(14), waitsForCalls = isAtLeast(12);

function open(stream, calls, goOn) {
  calls.open(stream.path, stream.flags, stream.mode, (error, fd) => {
    if (error) {
      if (stream.autoClose) stream.destroy();
      return void stream.emit('error', error);
    }
    stream.fd = fd;
    stream.emit('open', fd);
    stream.emit('ready');
    goOn();
  });
}

// What the options of the stream's base class are to say.
function prepare(options, isWriter) {
  options.autoDestroy = isWriter && closesInTick && (options.autoClose ?? true);
  if (!waitsForCalls) options.emitClose = false;
  options.emitClose ??= closesInTick;
}

function define(stream, name, value) {
  ObjectDefineProperty(stream, name, { __proto__: null, value, writable: true, enumerable: true, configurable: true });
}

// Behind the base class's constructor. `calls` are those of fs.
function start(stream, calls, options, isWriter) {
  define(stream, 'autoClose', options.autoClose ?? true);
  define(stream, 'closed', false);
  if (typeof stream.fd !== 'number') open(stream, calls, isWriter ? () => {} : () => stream.read());
  if (!isWriter) stream.on('end', () => { if (stream.autoClose) stream.destroy(); });
}

// True if the file is not open yet: then the call waits for it.
function waitsForOpen(stream, call) {
  if (typeof stream.fd === 'number') return false;
  stream.once('open', call);
  return true;
}

function close(stream, calls, error, callback) {
  calls.close(stream.fd, (closeError) => {
    const problem = closeError || error;
    stream.closed = true;
    callback(problem);
    const { emitClose } = stream._writableState ?? stream._readableState;
    if (!closesInTick && !problem && !emitClose) stream.emit('close');
  });
}

function destroy(stream, calls, idle, error, callback) {
  const finish = (failure, forgets) => {
    close(stream, calls, failure, callback);
    if (forgets) stream.fd = null;
  };
  if (waitsForOpen(stream, () => finish(error, waitsForCalls))) return;
  if (idle !== undefined && waitsForCalls) stream.once(idle, (ioError) => finish(error || ioError, true));
  else finish(error, true);
}

// Node 10 asked nobody whether the stream was destroyed, neither before a write nor before a close beside one.
const refusesWrites = (stream) => waitsForCalls && stream.destroyed;
function closeBehindError(stream) {
  if (!closesInTick && stream.autoClose) stream.destroy();
}

// The end of writing: until Node 12 the file is closed before 'finish', and Node 10 does not even wait until it
// is open.
function final(stream, callback) {
  if (waitsForCalls && waitsForOpen(stream, () => final(stream, callback))) return;
  if (!closesInTick && stream.autoClose) stream.destroy();
  callback();
}

module.exports = {
  prepare, start, waitsForOpen, countsDestroyed: !waitsForCalls, refusesWrites, closeBehindError, destroy, final,
};
