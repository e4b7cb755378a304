'use strict';
// tls: there is none in the simulated network.

const net = require('net');
const { classOf, functions, refuse } = require('internal/unsupported');

// A stream that is no socket, made one: packages look for this class when they are loaded, by way of a TLSSocket.
class JSStreamSocket extends net.Socket {
  constructor(stream) {
    super();
    this.stream = stream;
  }
}
// Can be made around a stream, as such packages do, and says nothing.
class TLSSocket extends net.Socket {
  constructor(stream) {
    super();
    if (stream === undefined || stream instanceof net.Socket) refuse('tls.TLSSocket');
    this._handle = { _parentWrap: new JSStreamSocket(stream) };
  }
  _write() { refuse('tls.TLSSocket'); }
  _read() { refuse('tls.TLSSocket'); }
  connect() { refuse('tls.TLSSocket'); }
}

module.exports = {
  CLIENT_RENEG_LIMIT: 3, CLIENT_RENEG_WINDOW: 600,
  DEFAULT_CIPHERS: 'TLS_AES_256_GCM_SHA384:TLS_CHACHA20_POLY1305_SHA256:TLS_AES_128_GCM_SHA256', DEFAULT_ECDH_CURVE: 'auto',
  DEFAULT_MIN_VERSION: 'TLSv1.2', DEFAULT_MAX_VERSION: 'TLSv1.3', rootCertificates: [],
  SecureContext: classOf('tls', 'SecureContext'), TLSSocket,
  Server: classOf('tls', 'Server', net.Server),
  ...functions('tls', 'checkServerIdentity connect convertALPNProtocols createSecureContext createSecurePair ' +
    'createServer getCiphers'),
};
