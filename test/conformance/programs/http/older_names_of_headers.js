// nodes: <24
// _headers and _headerNames read and write what setHeader() set.
const http = require('http');

const message = new http.OutgoingMessage();
console.log(message._headers, message._headerNames);
message.setHeader('X-A', 1);
console.log(message._headers, message._headerNames);
message._headers = { Foo: 'bar' };
console.log(message.getHeaders(), message.getHeaderNames());
message._headerNames = { foo: 'FOO', other: 'x' };
console.log(message._headerNames, message._headers);
message._headers = null;
console.log(message._headers, message._headerNames);
console.log(require('net').Socket.prototype.setKeepAlive.length);
