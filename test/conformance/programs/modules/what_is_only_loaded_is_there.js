// Packages load modules that they do not use in the end, extend their classes, and read their constants.
const EventEmitter = require('events');
for (const name of ['child_process', 'dgram', 'domain', 'http2', 'https', 'inspector', 'tls']) {
  console.log(name, typeof require(name), require('module').builtinModules.includes(name));
}
const tls = require('tls'), https = require('https'), http2 = require('http2'), child = require('child_process');
console.log(['connect', 'createServer', 'createSecureContext', 'TLSSocket', 'Server'].map((name) => typeof tls[name]).join(' '));
console.log(tls.DEFAULT_ECDH_CURVE, tls.CLIENT_RENEG_LIMIT, tls.CLIENT_RENEG_WINDOW);
console.log(tls.TLSSocket.prototype instanceof require('net').Socket, tls.Server.prototype instanceof require('net').Server);
console.log(new https.Agent({ keepAlive: true }) instanceof require('http').Agent, https.Agent.name, typeof https.Server);
class Process extends child.ChildProcess {}
console.log(Process.prototype instanceof EventEmitter, typeof child.spawn, child.exec.name);
class Socket extends require('dgram').Socket {}
console.log(Socket.prototype instanceof EventEmitter, require('inspector').url());
const { HTTP2_HEADER_STATUS, HTTP2_HEADER_CONTENT_TYPE, HTTP2_METHOD_GET, HTTP_STATUS_TEAPOT, NGHTTP2_CANCEL } = http2.constants;
console.log(HTTP2_HEADER_STATUS, HTTP2_HEADER_CONTENT_TYPE, HTTP2_METHOD_GET, HTTP_STATUS_TEAPOT, NGHTTP2_CANCEL);
console.log(Object.getPrototypeOf(require('constants')) === Object.prototype, require('constants').hasOwnProperty('O_RDONLY'));
