'use strict';
// What requests of Node 16 and older do otherwise.

const { AbortError } = require('errors');
const { validateAbortSignal } = require('internal/validators');
const { isAtLeast } = require('internal/versions');

// Node 16 listens no more when the request was sent.
function abortUntilSent(request, signal) {
  validateAbortSignal(signal, 'signal');
  const abort = () => request.destroy(new AbortError());
  if (signal.aborted) return abort();
  signal.addEventListener('abort', abort);
  request.once('finish', () => signal.removeEventListener('abort', abort));
}

// Until Node 14 the response tells of 'close' because its socket did.
function closeOlder(request, response) {
  if (!response.complete) {
    response.aborted = true;
    response.emit('aborted');
  }
  request._closed = true;
  request.emit('close');
  if (response.readable && (!response.aborted || !isAtLeast(14))) {
    response.on('end', () => response.emit('close'));
    response.push(null);
  } else {
    response.emit('close');
  }
}

// Until Node 12 what waited is sent by the first listener of 'socket', before the program hears of it.
const flushesByListener = !isAtLeast(14);
function flushWhenWritable() {
  if (this.socket.writable) this._flush();
  else this.socket.once('connect', () => this._flush());
}

module.exports = { abortUntilSent, closeOlder, flushWhenWritable, flushesByListener };
