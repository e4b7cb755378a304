'use strict';
// What finished() of Node 14 and 16 asks of a stream, where the package readable-stream asks otherwise.

const { isAtLeast } = require('internal/versions');

// Whether the half is watched: if the caller says so, or if the stream has it at all, whatever it may do by now.
const watches = (said, state, ...flags) => {
  if (said) return true;
  return said !== false && (!!state || flags.some((flag) => typeof flag === 'boolean'));
};

module.exports = {
  readable: (stream, said) => watches(said, stream._readableState, stream.readable, stream.readableEnded),
  writable: (stream, said) => watches(said, stream._writableState, stream.writable, stream.writableEnded),

  willEmitClose(stream, readable, writable) {
    const state = stream._writableState || stream._readableState;
    if (!state) return isAtLeast(16) && typeof stream._sent100 === 'boolean';
    return !!(state.autoDestroy && state.emitClose && state.closed === false) &&
      module.exports.readable(stream) === readable && module.exports.writable(stream) === writable;
  },

  // What is over is told in a tick, and without an error, whatever became of it.
  isOver(stream, readable, writable, willEmitClose) {
    const w = stream._writableState, r = stream._readableState;
    if (isAtLeast(16) && !w && !r && stream._closed === true) return true;
    if (w?.closed || r?.closed || w?.errorEmitted || r?.errorEmitted || (r && stream.req && stream.aborted)) return true;
    const waits = (state) => isAtLeast(16) && state && willEmitClose && typeof state.closed === 'boolean';
    return !waits(w) && !waits(r) && !!(!writable || w?.finished) && !!(!readable || r?.endEmitted);
  },
};
