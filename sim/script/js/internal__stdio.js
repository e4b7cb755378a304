'use strict';
// The streams process.stdout and process.stderr, once something has asked for them. Until then console writes
// past them, so that a script which only logs does not load the stream module. Whoever makes the streams sets
// them here.
module.exports = { stdout: undefined, stderr: undefined };
