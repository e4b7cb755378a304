'use strict';
// A TCP handle of the loop, as the stream classes of net and http see it: Node's TCP object in what they need
// of it. Results are 0 or more, or minus an error number.
// What the loop tells of a handle runs in the async context in which it was made, or last given to another
// request (asyncReset); one that was accepted was made in none.

const { ArrayPrototypePush, ArrayPrototypeShift, Symbol } = primordials;
const { isIPv6 } = require('internal/net/address');
const { context, tcp } = binding;

const kId = Symbol('id'), kPending = Symbol('pending'), kOnWritten = Symbol('onWritten');
const kContext = Symbol('context'), kReader = Symbol('reader');
const wordOf = (host) => (isIPv6(host) ? 'IPv6' : 'IPv4');

// { address, family, port } or nothing, of what binding.tcp says.
function toAddress(pair) {
  return pair && { address: pair[0], family: wordOf(pair[0]), port: pair[1] };
}

class TcpHandle {
  constructor(id, ownContext) {
    this[kId] = id;
    this[kContext] = ownContext;
    this[kReader] = undefined;  // the context in which reading began, which the loop brings back
    this.reading = false;
    this.bytesRead = 0;
    this.bytesWritten = 0;
    this.writeQueueSize = 0;
    this[kPending] = [];  // writes under way, oldest first
    this[kOnWritten] = undefined;
  }
  // A handle, or an error number. host: where it will listen or connect, if that is known.
  static open(isServer, host) {
    const id = tcp.open(isServer, host);
    return id < 0 ? id : new TcpHandle(id, context.get());
  }
  asyncReset() { this[kContext] = context.get(); }
  listen(host, port, backlog, onConnection) {
    return tcp.listen(this[kId], host, port, backlog,
      (id) => onConnection(id < 0 ? id : new TcpHandle(id, undefined)));
  }
  connect(host, port, callback, site) { return tcp.connect(this[kId], host, port, callback, site); }
  readStart(onRead) {
    this.reading = true;
    this[kReader] = context.get();
    return tcp.readStart(this[kId], (bytes) => {
      if (typeof bytes !== 'number') this.bytesRead += bytes.length;
      if (this[kContext] !== this[kReader]) context.set(this[kContext]);
      onRead(bytes);
    });
  }
  callAgain(callback) { return tcp.callAgain(this[kId], callback); }
  readStop() {
    this.reading = false;
    return tcp.readStop(this[kId]);
  }
  // data: bytes, a text in an encoding, or a list of objects with chunk and encoding; see binding.tcp for the detail.
  // 0: written; 1: callback(status) comes later; or an error number.
  write(data, encoding, detail, callback) {
    this[kOnWritten] ??= (status) => {
      const { size, callback: done } = ArrayPrototypeShift(this[kPending]);
      this.writeQueueSize -= size;
      done(status);
    };
    const result = tcp.write(this[kId], data, encoding, detail, this[kOnWritten]);
    if (result < 0) return result;
    const later = result % 2, size = (result - later) / 2;
    this.bytesWritten += size;
    if (later === 0) return 0;
    this.writeQueueSize += size;
    ArrayPrototypePush(this[kPending], { size, callback });
    return 1;
  }
  shutdown(callback) { return tcp.shutdown(this[kId], callback); }
  close(callback) { return closeInContext(this, callback, false); }
  reset(callback) { return closeInContext(this, callback, true); }
  ref() { tcp.setReferenced(this[kId], true); }
  unref() { tcp.setReferenced(this[kId], false); }
  setNoDelay(enable) { return tcp.setNoDelay(this[kId], enable); }
  setKeepAlive(enable, delay, interval, count) { return tcp.setKeepAlive(this[kId], enable, delay, interval, count); }
  getsockname() { return toAddress(tcp.localAddress(this[kId])); }
  getpeername() { return toAddress(tcp.peerAddress(this[kId])); }
}

function closeInContext(handle, callback, isReset) {
  const own = handle[kContext];
  const within = callback === undefined || own === context.get() ? callback : () => {
    context.set(own);
    callback();
  };
  return tcp.close(handle[kId], within, isReset);
}

// In the place of one that the system did not give: as in libuv, the first call that needs it tells why.
class MissingHandle {
  #error;
  constructor(error) { this.#error = error; }
  connect() { return this.#error; }
  close(onClose) { if (onClose) require('process').nextTick(onClose); }
  reset(onClose) { this.close(onClose); }
  ref() {}
  unref() {}
  getsockname() {}
  getpeername() {}
  get bytesRead() { return 0; }
  get bytesWritten() { return 0; }
}

module.exports = { TcpHandle, MissingHandle };
