// nodes: >=20
const original = { n: 1, nested: [new Map([['k', new Set([1])]])], e: new RangeError('r') };
const copy = structuredClone(original);
const { e, ...rest } = copy;
console.log(rest, copy !== original, copy.e instanceof RangeError, copy.e.message);
const buffer = new ArrayBuffer(8);
const view = new Uint16Array(buffer, 2, 2);
view[0] = 7;
const moved = structuredClone({ view }, { transfer: [buffer] });
console.log(buffer.byteLength, moved.view, moved.view.byteOffset, moved.view.buffer.byteLength);
const { port1, port2 } = new MessageChannel();
const port = structuredClone(port1, { transfer: [port1] });
port2.on('message', (message) => {
  console.log(message);
  port2.close();
});
port.postMessage('through the clone');
for (const value of [() => {}, Symbol('x'), new WeakSet()]) {
  try {
    structuredClone(value);
  } catch (error) {
    console.log(error.name, error.code, error instanceof DOMException);
  }
}
