'use strict';
// pipeTo() and pipeThrough() in as many microtasks as Node takes. Until 22 each chunk is a step of an asynchronous
// function; from 24 on what is there goes over at once.

const {
  ArrayPrototypePush, Promise, PromiseAll, PromisePrototypeThen, PromiseReject, PromiseResolve, TypeError,
} = primordials;
const { codedError } = require('internal/module_errors');
const { createDeferredPromise } = require('internal/stream_support');
const { isAtLeast } = require('internal/versions');

const settled = PromiseResolve();
const ignore = () => {};

// Node's own Promise.all() wraps each promise, and the whole.
function all(promises) {
  const wrapped = [];
  for (let i = 0; i < promises.length; i++) {
    wrapped[i] = new Promise((resolve, reject) => PromisePrototypeThen(promises[i], resolve, reject));
  }
  return new Promise((resolve, reject) => PromisePrototypeThen(PromiseAll(wrapped), resolve, reject));
}

// Until 22: waits until the writer is ready, reads a chunk, writes it.
class Steps {
  constructor(pipe) {
    this.pipe = pipe;
    this.write = PromiseResolve();
  }
  start() { PromisePrototypeThen(this.run(), undefined, ignore); }
  async run() { while (!await this.step()); }
  async step() {
    const { inner, reader, writer } = this.pipe;
    if (this.pipe.isShuttingDown) return true;
    await writer._readyPromise;
    return new Promise((resolve, reject) => {
      inner.read(reader, {
        _chunkSteps: (chunk) => {
          this.write = inner.write(writer, chunk);
          PromisePrototypeThen(this.write, undefined, ignore);
          resolve(false);
        },
        _closeSteps: () => resolve(true),
        _errorSteps: reject,
      });
    });
  }
  async waitForWrites() {
    const { write } = this;
    await write;
    if (write !== this.write) await this.waitForWrites();
  }
}

// From 24 on: takes what the source holds until the destination has enough. The writes are counted, not promised.
class Pump {
  constructor(pipe) {
    this.pipe = pipe;
    this.pending = 0;
    this.stall = undefined;
    this.run = () => this.start();
    this.forward = () => {
      const { chunk } = this;
      this.chunk = undefined;
      this.write(chunk);
      this.start();
    };
    this.readRequest = {
      _chunkSteps: (chunk) => {
        this.chunk = chunk;
        PromisePrototypeThen(settled, this.forward);
      },
      _closeSteps: ignore, _errorSteps: ignore,
    };
    this.writeRequest = {
      _resolve: () => { if (--this.pending === 0) this.stall?.resolve(); },
      _reject: (error) => {
        this.pending--;
        this.stall?.reject(error);
      },
    };
  }
  write(chunk) {
    const { inner, writer } = this.pipe;
    this.pending++;
    const refused = inner.write(writer, chunk, this.writeRequest);
    if (refused === undefined) return;
    this.pending--;
    PromisePrototypeThen(refused, undefined, ignore);
  }
  park() {
    const { writer } = this.pipe;
    writer._readyPromise_resolve = this.run;
    writer._readyPromise_reject = ignore;
  }
  start() {
    const { inner, reader, source, dest } = this.pipe;
    if (this.pipe.isShuttingDown) return;
    if (dest._backpressure) return void this.park();
    const controller = source._readableStreamController;
    if (source._state !== 'readable' || !inner.isDefault(controller) || controller._queue.length === 0) {
      return void inner.read(reader, this.readRequest);
    }
    while (controller._queue.length > 0) {
      if (this.pipe.isShuttingDown) return;
      const chunk = inner.dequeue(controller);
      if (controller._closeRequested && controller._queue.length === 0) {
        inner.clearReadable(controller);
        inner.setClosed(source);
      }
      this.write(chunk);
      if (dest._backpressure || dest._state !== 'writable' || inner.isClosing(dest)) break;
    }
    inner.pullIfNeeded(controller);
    if (source._state === 'closed') return;
    if (dest._backpressure) this.park();
    else PromisePrototypeThen(settled, this.run);
  }
  waitForWrites() {
    if (this.pending === 0) return PromiseResolve();
    this.stall = createDeferredPromise();
    return this.stall.promise;
  }
}

class Pipe {
  isShuttingDown = false;
  constructor(inner, source, dest, signal) {
    this.inner = inner;
    this.source = source;
    this.dest = dest;
    this.signal = signal;
    this.reader = inner.getReader(source);
    this.writer = inner.getWriter(dest);
    this.result = createDeferredPromise();
    this.transfer = isAtLeast(24) ? new Pump(this) : new Steps(this);
  }
  end(isRejected, error) {
    this.inner.releaseWriter(this.writer);
    this.inner.releaseReader(this.reader);
    if (this.onAbort !== undefined) this.signal.removeEventListener('abort', this.onAbort);
    if (isRejected) this.result.reject(error);
    else this.result.resolve();
  }
  // Ends behind the writes, and behind what `action` promises.
  shutDown(action, isRejected, error) {
    if (this.isShuttingDown) return;
    this.isShuttingDown = true;
    const fail = (reason) => this.end(true, reason);
    const done = () => this.end(isRejected, error);
    const complete = action === undefined ? done : () => PromisePrototypeThen(action(), done, fail);
    if (this.dest._state === 'writable' && !this.inner.isClosing(this.dest)) {
      PromisePrototypeThen(this.transfer.waitForWrites(), complete, fail);
    } else {
      complete();
    }
  }
  abort(preventAbort, preventCancel) {
    const { inner, source, dest, signal: { reason } } = this;
    this.shutDown(() => {
      const actions = [];
      if (!preventAbort) {
        ArrayPrototypePush(actions, dest._state === 'writable' ? inner.abort(dest, reason) : PromiseResolve());
      }
      if (!preventCancel) {
        ArrayPrototypePush(actions, source._state === 'readable' ? inner.cancel(source, reason) : PromiseResolve());
      }
      return all(actions);
    }, true, reason);
  }
  closeDestination() {
    const { inner, dest } = this;
    if (inner.isClosing(dest) || dest._state === 'closed') return PromiseResolve();
    return dest._state === 'errored' ? PromiseReject(dest._storedError) : inner.close(dest);
  }
}

function watchError(stream, promise, action) {
  if (stream._state === 'errored') action(stream._storedError);
  else PromisePrototypeThen(promise, undefined, action);
}

// `inner` are the package's own functions.
function pipe(inner, source, dest, preventClose, preventAbort, preventCancel, signal) {
  const piping = new Pipe(inner, source, dest, signal);
  const { reader, writer } = piping;
  source._disturbed = true;
  if (signal !== undefined) {
    const abort = () => piping.abort(preventAbort, preventCancel);
    if (signal.aborted) {
      abort();
      return piping.result.promise;
    }
    piping.onAbort = abort;
    signal.addEventListener('abort', abort);
  }
  piping.transfer.start();
  watchError(source, reader._closedPromise,
    (error) => piping.shutDown(preventAbort ? undefined : () => inner.abort(dest, error), true, error));
  watchError(dest, writer._closedPromise,
    (error) => piping.shutDown(preventCancel ? undefined : () => inner.cancel(source, error), true, error));
  const close = () => piping.shutDown(preventClose ? undefined : () => piping.closeDestination());
  if (source._state === 'closed') close();
  else PromisePrototypeThen(reader._closedPromise, close, ignore);
  if (inner.isClosing(dest) || dest._state === 'closed') {
    const error = codedError(TypeError, 'ERR_INVALID_STATE', 'Invalid state: Destination WritableStream is closed');
    piping.shutDown(preventCancel ? undefined : () => inner.cancel(source, error), true, error);
  }
  return piping.result.promise;
}

module.exports = { pipe };
