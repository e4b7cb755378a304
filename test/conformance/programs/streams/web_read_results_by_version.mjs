// nodes: >=18
// console.log() shows the properties in the order in which they were made: what was there at once is made apart in 24.
const reader = new ReadableStream({
  start(controller) {
    controller.enqueue('a');
    controller.enqueue('b');
  },
  pull(controller) {
    setTimeout(() => {
      controller.enqueue('later');
      controller.close();
    }, 1);
  },
}).getReader();
for (let i = 0; i < 5; i++) console.log(await reader.read());

const [left, right] = new ReadableStream({
  start(controller) {
    controller.enqueue(1);
    controller.close();
  },
}).tee();
console.log(await left.getReader().read(), await right.getReader().read());

const bytes = new ReadableStream({
  type: 'bytes',
  start(controller) {
    controller.enqueue(new Uint8Array([1, 2]));
    controller.close();
  },
});
const byteReader = bytes.getReader();
console.log(await byteReader.read(), await byteReader.read());
