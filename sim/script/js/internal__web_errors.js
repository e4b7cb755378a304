'use strict';
// The errors of web streams, with Node's codes and in Node's words; those that the package words otherwise and that
// nobody meets stay as they are.

const { RegExpPrototypeExec, TypeError } = primordials;
const { codedError } = require('internal/module_errors');

const lockedReadable = 'ReadableStream is locked';
const lockedWritable = 'WritableStream is locked';
const noReader = 'The reader is not attached to a stream';
const noWriter = 'Writer is not bound to a WritableStream';
const closedWritable = 'WritableStream is closed';
const closedController = 'Controller is already closed';
const pipesTo = 'ReadableStream.prototype.pipeTo cannot be used on a locked';
const pipesThrough = 'ReadableStream.prototype.pipeThrough cannot be used on a locked';

// From the package's words to Node's, of states that forbid what was asked for.
const states = {
  '__proto__': null,
  'Reader was released': 'Releasing reader',
  "Reader was released and can no longer be used to monitor the stream's closedness": 'Reader released',
  "Writer was released and can no longer be used to monitor the stream's closedness": 'Writer has been released',
  'Cannot read from a stream using a released reader': noReader,
  'Cannot cancel a stream using a released reader': noReader,
  'Cannot desiredSize a stream using a released writer': noWriter,
  'Cannot abort a stream using a released writer': noWriter,
  'Cannot close a stream using a released writer': noWriter,
  'Cannot write to a stream using a released writer': noWriter,
  'This stream has already been locked for exclusive reading by another reader': lockedReadable,
  'Cannot cancel a stream that already has a reader': lockedReadable,
  'This stream has already been locked for exclusive writing by another writer': lockedWritable,
  'Cannot abort a stream that already has a writer': lockedWritable,
  'Cannot close a stream that already has a writer': lockedWritable,
  [`${pipesTo} ReadableStream`]: `The ${lockedReadable}`,
  [`${pipesTo} WritableStream`]: `The ${lockedWritable}`,
  [`${pipesThrough} ReadableStream`]: `The ${lockedReadable}`,
  [`${pipesThrough} WritableStream`]: `The ${lockedWritable}`,
  'Cannot close an already-closing stream': 'Failure to close WritableStream',
  'The stream (in closed state) is not in the writable state and cannot be closed': closedWritable,
  'The stream (in errored state) is not in the writable state and cannot be closed': closedWritable,
  'The stream is closing or closed and cannot be written to': closedWritable,
  'The stream is not in a state that permits close': closedController,
  'The stream is not in a state that permits enqueue': closedController,
  'Readable side is not in a state that permits enqueue': 'Unable to enqueue',
  'TransformStream terminated': 'TransformStream terminated',
  'This BYOB request has been invalidated': 'This BYOB request has been invalidated',
};

const foreign = /^(?:\w+)\.prototype\.\w+ can only be used on a (\w+)$/;

// In the place of `new TypeError(text)`.
function typeError(text) {
  if (states[text] !== undefined) return codedError(TypeError, 'ERR_INVALID_STATE', `Invalid state: ${states[text]}`);
  const { codes } = require('errors');
  if (text === 'Illegal constructor') return new codes.ERR_ILLEGAL_CONSTRUCTOR();
  const match = RegExpPrototypeExec(foreign, text);
  return match === null ? new TypeError(text) : new codes.ERR_INVALID_THIS(match[1]);
}

function valueError(name, value) { return new (require('errors').codes.ERR_INVALID_ARG_VALUE)(name, value); }
function rangeError(name, value) { return new (require('errors').codes.ERR_INVALID_ARG_VALUE.RangeError)(name, value); }

module.exports = { rangeError, typeError, valueError };
