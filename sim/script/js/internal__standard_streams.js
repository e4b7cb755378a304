'use strict';
// process.stdout and process.stderr, which write at once as Node does to files and pipes, and process.stdin, which is
// empty.

const { FunctionPrototypeCall } = primordials;

function makeOutput(fd) {
  const { Writable } = require('internal/stream');
  const { Buffer } = require('buffer');
  const stdio = require('internal/stdio');
  const isRevived = require('internal/versions').isAtLeast(16);

  // False: nobody reads it any more.
  const put = (chunk, encoding) => {
    if (stdio.isRefused) {
      stdio.isRefused = false;
      return false;
    }
    const isPlain = typeof chunk !== 'string' || encoding === undefined || encoding === 'utf8' || encoding === 'utf-8';
    return binding.write(fd, isPlain ? chunk : Buffer.from(chunk, encoding));
  };

  // What a pipe is: its constructor's name says so, in warnings too.
  const StandardStream = class Socket extends Writable {
    constructor() {
      super({ decodeStrings: false, emitClose: false });
      this.fd = fd;
      this._type = 'pipe';
      this._isStdio = true;
    }
    // The usual write has no need of the stream's queue.
    write(chunk, encoding, callback) {
      if (typeof encoding === 'function') {
        callback = encoding;
        encoding = undefined;
      }
      const isData = typeof chunk === 'string' || chunk instanceof Buffer;
      if (!isData || this.writableCorked > 0 || this.writableEnded || this.destroyed) {
        return FunctionPrototypeCall(Writable.prototype.write, this, chunk, encoding, callback);
      }
      if (!put(chunk, encoding ?? undefined)) {
        stdio.isRefused = true;
        return FunctionPrototypeCall(Writable.prototype.write, this, chunk, encoding, callback);
      }
      if (typeof callback === 'function' && callback !== stdio.onFailure) {
        const { nextTick } = require('process');
        if (require('internal/stream_support').tellsNull) nextTick(callback, null);
        else nextTick(callback);
      }
      return true;
    }
    _write(chunk, encoding, callback) {
      if (put(chunk, encoding === 'buffer' ? undefined : encoding)) callback();
      else callback(require('errors').errnoException('EPIPE', 'write'));
    }
    // The process's own streams cannot be closed.
    _destroy(error, callback) {
      callback(error);
      if (isRevived) this._undestroy();
      require('process').nextTick(() => this.emit('close'));
    }
    destroySoon() { this.destroy(); }
  };

  const stream = new StandardStream();
  stdio[fd === 1 ? 'stdout' : 'stderr'] = stream;
  return stream;
}

function makeInput() {
  const { Readable } = require('internal/stream');
  const stream = new Readable({ autoDestroy: false, read() { this.push(null); } });
  stream.fd = 0;
  return stream;
}

module.exports = { makeInput, makeOutput };
