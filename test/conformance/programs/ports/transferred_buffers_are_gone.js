// nodes: >=14
const { MessageChannel } = require('worker_threads');
const { port1, port2 } = new MessageChannel();
const bytes = new Uint8Array([1, 2, 3, 4]);
const shared = { x: 1 };
port2.on('message', (message) => {
  console.log(message.bytes, message.a === message.b, message.self === message);
  console.log(message.map, message.set, message.date.getTime(), message.regexp, message.big, message.list);
  port2.close();
});
const value = { bytes, a: shared, b: shared, map: new Map([[1, { y: 2 }]]), set: new Set(['s']),
  date: new Date(86400000), regexp: /a+/gi, big: 12345678901234567890n, list: [undefined, null, , -0, NaN] };
value.self = value;
port1.postMessage(value, [bytes.buffer]);
console.log(bytes.length, bytes.buffer.byteLength);
for (const bad of [() => {}, Symbol('s'), { f() {} }, new WeakMap(), Promise.resolve()]) {
  try {
    port1.postMessage(bad);
  } catch (error) {
    console.log(error.name, error.code);
  }
}
