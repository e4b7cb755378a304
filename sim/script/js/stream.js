'use strict';
// What a script gets as stream: in Node 10 and 12 it was another one.

module.exports = require(require('internal/versions').isAtLeast(14) ? 'internal/stream' : 'internal/old_stream');
