'use strict';
// What a worker and its parent say to each other over a port of their own, beside the one that scripts see:
// what to run, that it runs, what went wrong, and the bytes of the worker's standard streams.

const { ArrayPrototypePush, SafeMap, Symbol } = primordials;
const { Readable, Writable } = require('internal/stream');
const { post } = require('internal/message_port');
const { state } = require('internal/process');
const { isAtLeast } = require('internal/versions');

const messageTypes = {
  __proto__: null,
  UP_AND_RUNNING: 'upAndRunning',
  COULD_NOT_SERIALIZE_ERROR: 'couldNotSerializeError',
  ERROR_MESSAGE: 'errorMessage',
  STDIO_PAYLOAD: 'stdioPayload',
  STDIO_WANTS_MORE_DATA: 'stdioWantsMoreData',
  LOAD_SCRIPT: 'loadScript',
};

// What setEnvironmentData has set: workers begin with their parent's.
const environmentData = new SafeMap();

// What a worker wrote last is sent before it ends, whether the parent asked for more or not.
const flushesAtExit = isAtLeast(20, 3);

const kWaitingStreams = Symbol('kWaitingStreams');  // of a port: how many streams need it to keep the loop alive
const kIncrementsPortRef = Symbol('kIncrementsPortRef');
const kTakeMore = Symbol('kTakeMore');              // the other side has room again

// The receiving end of a stream: says when it wants more.
class ReadableWorkerStdio extends Readable {
  #port;
  #name;
  #hasStarted = false;
  constructor(port, name) {
    super();
    this.#port = port;
    this.#name = name;
    this[kIncrementsPortRef] = true;
    this.on('end', () => {
      if (this.#hasStarted && this[kIncrementsPortRef] && --port[kWaitingStreams] === 0) port.unref();
    });
  }
  _read() {
    if (!this.#hasStarted && this[kIncrementsPortRef]) {
      this.#hasStarted = true;
      if (this.#port[kWaitingStreams]++ === 0) this.#port.ref();
    }
    send(this.#port, { type: messageTypes.STDIO_WANTS_MORE_DATA, stream: this.#name });
  }
}

// The sending end: what was written counts as written when the other side asks for more.
class WritableWorkerStdio extends Writable {
  #port;
  #name;
  #callbacks = [];
  constructor(port, name) {
    super({ decodeStrings: false });
    this.#port = port;
    this.#name = name;
  }
  _writev(chunks, callback) {
    const toSend = [];
    for (let i = 0; i < chunks.length; i++) {
      ArrayPrototypePush(toSend, { chunk: chunks[i].chunk, encoding: chunks[i].encoding });
    }
    this.#send(toSend);
    if (flushesAtExit && state.exiting) return callback();
    ArrayPrototypePush(this.#callbacks, callback);
    if (this.#port[kWaitingStreams]++ === 0) this.#port.ref();
    return undefined;
  }
  _final(callback) {
    this.#send([{ chunk: null, encoding: '' }]);
    callback();
  }
  #send(chunks) {
    send(this.#port, { type: messageTypes.STDIO_PAYLOAD, stream: this.#name, chunks });
  }
  [kTakeMore]() {
    const callbacks = this.#callbacks;
    this.#callbacks = [];
    for (let i = 0; i < callbacks.length; i++) callbacks[i]();
    if ((this.#port[kWaitingStreams] -= callbacks.length) === 0) this.#port.unref();
  }
}

const send = (port, message, transfer = []) => post(port, message, transfer, message.type);

function pushAll(readable, chunks) {
  for (let i = 0; i < chunks.length; i++) readable.push(chunks[i].chunk, chunks[i].encoding);
}

module.exports = {
  environmentData, flushesAtExit, messageTypes, kIncrementsPortRef, kTakeMore, kWaitingStreams, pushAll, send,
  ReadableWorkerStdio, WritableWorkerStdio,
};
