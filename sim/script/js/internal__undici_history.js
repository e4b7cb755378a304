'use strict';
// fetch() is undici 6.28, which Node 22 has. What it has otherwise in other versions.

const { isAtLeast } = require('internal/versions');

// The same parser, of different ages.
const oldReasons = { '__proto__': null, 'Expected HTTP/, RTSP/ or ICE/': 'Expected HTTP/' };
const llhttp = {
  errorReason(machine) {
    const reason = binding.httpSpans.errorReason(machine);
    return isAtLeast(24) ? reason : oldReasons[reason] ?? reason;
  },
  errorName: (name) => (isAtLeast(24) ? undefined : name),
};

module.exports = {
  llhttp,
  notHttp: (reason) => (isAtLeast(20) && !isAtLeast(20, 3) ? reason :
    `Response does not match the HTTP/1.1 protocol (${reason})`),
  // From 22 on a kept connection is looked at, for a turn, before it is used again.
  looksAtIdleSockets: isAtLeast(22),
  // From 24 on who reads the body of an aborted request hears of the reason.
  abortsBody: isAtLeast(24),
  usedBody: isAtLeast(20, 3) ? 'Body is unusable: Body has already been read' : 'Body is unusable',
};
