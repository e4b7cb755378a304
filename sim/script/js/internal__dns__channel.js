'use strict';
// Questions to name servers, as c-ares asks them for Node (rule T4): not on the pool, but by sockets that the
// demultiplexer watches. c-ares begins with UDP; here all goes over TCP, which every server speaks (RFC 7766).

const {
  ArrayPrototypeIncludes, ArrayPrototypePush, ArrayPrototypeSlice, ArrayPrototypeSplice, Error, MathMin,
  TypedArrayPrototypeSubarray,
} = primordials;
const { Buffer } = require('buffer');
const { TcpHandle } = require('internal/net/handle');
const { isAtLeast } = require('internal/versions');

const timeoutDefaultMs = isAtLeast(22) ? 2000 : 5000;  // c-ares 1.32 waits less
const refusing = ['SERVFAIL', 'NOTIMP', 'REFUSED'];  // then the next server may know better

const codec = () => require('internal/dns_packet/index');

// What the answer says: an error's code, or the records of the type (all of them for ANY).
function readAnswer(packet, type) {
  if (packet.rcode !== 'NOERROR') {
    return { error: packet.rcode === 'NXDOMAIN' ? 'ENOTFOUND' : `E${packet.rcode}` };
  }
  const records = [];
  for (let i = 0; i < packet.answers.length; i++) {
    const record = packet.answers[i];
    if (type === 'ANY' || record.type === type) ArrayPrototypePush(records, record);
  }
  return records.length === 0 ? { error: 'ENODATA' } : { records };
}

class Query {
  constructor(channel, name, type, callback) {
    this.channel = channel;
    this.name = name;
    this.type = type;
    this.callback = callback;  // (code of an error, or null; records)
    this.servers = ArrayPrototypeSlice(channel.servers);
    this.attempt = 0;
    this.handle = undefined;
    this.timer = undefined;
    this.received = undefined;
    this.error = 'ECONNREFUSED';
    this.isOver = false;
  }
  // Each server gets as many tries as the channel says, in turn.
  next() {
    if (this.isOver) return;
    this.drop();
    if (this.isExhausted()) return this.finish(this.error);
    const count = this.servers.length;
    const server = this.servers[this.attempt % count];
    const round = (this.attempt - this.attempt % count) / count;
    this.attempt++;
    const handle = TcpHandle.open(false, server.host);
    if (typeof handle === 'number') return this.finish('ECONNREFUSED');
    this.handle = handle;
    this.received = undefined;
    const { timeout, maxTimeout } = this.channel;
    const wait = MathMin((timeout > 0 ? timeout : timeoutDefaultMs) * 2 ** MathMin(round, 16), maxTimeout);
    this.timer = require('timers').setTimeout(() => {
      this.error = 'ETIMEOUT';
      this.next();
    }, wait);
    this.timer.unref();
    const error = handle.connect(server.host, server.port, (status) => {
      if (status < 0) return this.refused();
      handle.readStart((bytes) => this.onRead(bytes));
      const detail = `DNS ${this.type} ${this.name}`;
      if (handle.write(this.question(), undefined, detail, () => {}) < 0) this.refused();
    });
    if (error < 0) this.refused();
  }
  isExhausted() { return this.attempt >= this.servers.length * this.channel.tries; }
  refused() {
    // c-ares 1.20, that of Node 18, forgets why.
    this.error = isAtLeast(18) && !isAtLeast(19) ? 'ETIMEOUT' : 'ECONNREFUSED';
    this.drop();
    if (this.isExhausted() && isAtLeast(12)) return this.next();
    // A datagram's refusal is learned by waiting for it, so each try takes a turn of the loop.
    require('timers').setImmediate(() => this.next());
  }
  question() {
    this.id = this.channel.nextId();
    const { RECURSION_DESIRED, streamEncode } = codec();
    return streamEncode({
      type: 'query', id: this.id, flags: RECURSION_DESIRED, questions: [{ type: this.type, name: this.name }],
    });
  }
  onRead(bytes) {
    if (typeof bytes === 'number') return this.refused();
    this.received = this.received === undefined ? bytes : Buffer.concat([this.received, bytes]);
    const { received } = this;
    if (received.length < 2) return;
    const size = 2 + received[0] * 256 + received[1];
    if (received.length < size) return;
    let packet;
    try {
      packet = codec().decode(TypedArrayPrototypeSubarray(received, 2, size));
    } catch {
      return this.finish('EBADRESP');
    }
    if (packet.id !== this.id || packet.type !== 'response') return this.finish('EBADRESP');
    const { error, records } = readAnswer(packet, this.type);
    if (ArrayPrototypeIncludes(refusing, packet.rcode)) {
      this.error = error;
      return this.next();
    }
    if (error !== undefined) return this.finish(error);
    this.finish(null, records);
  }
  drop() {
    if (this.timer !== undefined) require('timers').clearTimeout(this.timer);
    if (this.handle !== undefined) this.handle.close();
    this.timer = this.handle = undefined;
  }
  finish(error, records) {
    this.isOver = true;
    this.drop();
    this.channel.forget(this);
    this.callback(error, records);
  }
}

class Channel {
  constructor(timeout = -1, tries = 4, maxTimeout = 0) {
    this.servers = [];
    const { servers } = binding.dns;
    for (let i = 0; i < servers.length; i++) ArrayPrototypePush(this.servers, { host: servers[i], port: 53 });
    if (servers.length === 0) ArrayPrototypePush(this.servers, { host: '127.0.0.1', port: 53 });
    this.timeout = timeout;
    this.tries = tries;
    this.maxTimeout = maxTimeout > 0 ? maxTimeout : Infinity;
    this.queries = [];
    this.lastId = 0;
  }
  nextId() { return this.lastId = (this.lastId + 1) % 65536; }
  // callback(code or null, records) comes in a later poll or pending phase.
  ask(name, type, callback) {
    if (!binding.modules.hasBuiltin('internal/dns_packet/index')) {
      throw require('internal/module_errors').codedError(Error, 'ERR_LOOPGLASS_UNSUPPORTED',
        'This build of Loopglass cannot ask name servers: `./dev setup` brings the package dns-packet; ' +
        'there is dns.lookup()');
    }
    const query = new Query(this, name, type, callback);
    ArrayPrototypePush(this.queries, query);
    query.next();
  }
  forget(query) {
    for (let i = 0; i < this.queries.length; i++) {
      if (this.queries[i] === query) return void ArrayPrototypeSplice(this.queries, i, 1);
    }
  }
  cancel() {
    const cancelled = this.queries;
    this.queries = [];
    for (let i = 0; i < cancelled.length; i++) {
      cancelled[i].isOver = true;
      cancelled[i].drop();
      require('timers').setImmediate(cancelled[i].callback, 'ECANCELLED');
    }
  }
}

module.exports = { Channel };
