'use strict';
// What a server does where a request cannot be read: 'clientError', or an answer of its own.

const { FunctionPrototypeCall } = primordials;
const net = require('net');
const { STATUS_CODES } = require('internal/http/common');
const { isAtLeast } = require('internal/versions');

const since12 = isAtLeast(12);
const noop = () => {};

const errorStatus = {
  __proto__: null, HPE_HEADER_OVERFLOW: 431, HPE_CHUNK_EXTENSIONS_OVERFLOW: 413,
  ERR_HTTP_REQUEST_TIMEOUT: 408,
};
// Until 16 what was ever written counts, later only the answer that is under way; 10 looks at neither.
function mayTellError(socket) {
  if (!socket.writable || isAtLeast(18)) return socket.writable && !socket._httpMessage?._headerSent;
  return !since12 || socket.bytesWritten === 0;
}
// Only then Node says that a socket was left as it is.
const warnsOfOpenSockets = isAtLeast(18) && !isAtLeast(20, 3);
let hasWarned = false;
function warnOfOpenSocket() {
  if (hasWarned) return;
  hasWarned = true;
  process.emitWarning('An error event has already been emitted on the socket. ' +
    "Please use the destroy method on the socket while handling a 'clientError' event.");
}
function onError(error) {
  this.removeListener('error', onError);
  if (this.listenerCount('error', noop) === 0) {
    FunctionPrototypeCall(net.Socket.prototype.on, this, 'error', noop);
  } else if (warnsOfOpenSockets) {
    warnOfOpenSocket();
  }
  if (this.server.emit('clientError', error, this)) return;
  if (mayTellError(this)) {
    const status = since12 && errorStatus[error.code] || 400;
    this.write(`HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\nConnection: close\r\n\r\n`, 'latin1');
  }
  this.destroy(error);
}

module.exports = { onError };
