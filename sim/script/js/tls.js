'use strict';
// tls: there is none in the simulated network.

const net = require('net');
const { classOf, functions } = require('internal/unsupported');

module.exports = {
  CLIENT_RENEG_LIMIT: 3, CLIENT_RENEG_WINDOW: 600,
  DEFAULT_CIPHERS: 'TLS_AES_256_GCM_SHA384:TLS_CHACHA20_POLY1305_SHA256:TLS_AES_128_GCM_SHA256', DEFAULT_ECDH_CURVE: 'auto',
  DEFAULT_MIN_VERSION: 'TLSv1.2', DEFAULT_MAX_VERSION: 'TLSv1.3', rootCertificates: [],
  SecureContext: classOf('tls', 'SecureContext'), TLSSocket: classOf('tls', 'TLSSocket', net.Socket),
  Server: classOf('tls', 'Server', net.Server),
  ...functions('tls', 'checkServerIdentity connect convertALPNProtocols createSecureContext createSecurePair ' +
    'createServer getCiphers'),
};
