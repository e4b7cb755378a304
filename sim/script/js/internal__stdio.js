'use strict';
// The streams process.stdout and process.stderr, once something has asked for them. Until then console writes
// past them, so that a script which only logs does not load the stream module. Whoever makes the streams sets
// them here.
// isRefused: the write that comes next has been tried, and nobody reads it any more.
// onFailure: the callback of a write of console's, which wants to hear of errors alone.
module.exports = { stdout: undefined, stderr: undefined, isRefused: false, onFailure: undefined };
