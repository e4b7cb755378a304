// nodes: >=20
const { ReadableStream, WritableStream, TransformStream, CountQueuingStrategy } = globalThis;
const { Readable, Writable, Transform, Duplex } = require('stream');
const web = require('stream/web');
console.log(web.ReadableStream === ReadableStream, new ReadableStream(), new WritableStream(), new CountQueuingStrategy({ highWaterMark: 2 }));
(async () => {
  let count = 0;
  const source = new ReadableStream({
    start() { console.log('start'); },
    pull(controller) {
      if (count++ < 3) controller.enqueue(count);
      else controller.close();
    },
  });
  console.log(source.locked);
  const doubled = source.pipeThrough(new TransformStream({ transform(chunk, controller) { controller.enqueue(chunk * 2); } }));
  for await (const chunk of doubled) console.log('chunk', chunk);
  const written = [];
  await new ReadableStream({ start(controller) { controller.enqueue('a'); controller.enqueue('b'); controller.close(); } })
    .pipeTo(new WritableStream({ write(chunk) { written.push(chunk); }, close() { written.push('closed'); } }));
  console.log(written);
  const [one, other] = new ReadableStream({ start(controller) { controller.enqueue(1); controller.close(); } }).tee();
  console.log((await one.getReader().read()).value, (await other.getReader().read()).value);
  const reader = new ReadableStream({ cancel(reason) { console.log('cancelled', reason); } }).getReader();
  await reader.cancel('enough');
  console.log((await reader.read()).done);
  const failing = new ReadableStream({ pull() { throw new RangeError('no more'); } });
  await failing.getReader().read().catch((error) => console.log(error.name, error.message));
  for await (const text of Readable.toWeb(Readable.from(['x', 'y']))) console.log('toWeb', text);
  for await (const chunk of Readable.fromWeb(new ReadableStream({ start(c) { c.enqueue('z'); c.close(); } }), { encoding: 'utf8' })) {
    console.log('fromWeb', chunk);
  }
  const sink = [];
  const writer = Writable.toWeb(new Writable({ write(chunk, encoding, done) { sink.push(String(chunk)); done(); } })).getWriter();
  await writer.write('w1');
  await writer.close();
  console.log(sink);
  const encoded = new ReadableStream({ start(c) { c.enqueue('hé'); c.close(); } }).pipeThrough(new web.TextEncoderStream());
  for await (const bytes of encoded) console.log(bytes);
  const packed = new Blob(['squeeze '.repeat(50)]).stream().pipeThrough(new web.CompressionStream('gzip'));
  const unpacked = packed.pipeThrough(new web.DecompressionStream('gzip')).pipeThrough(new web.TextDecoderStream());
  let text = '';
  for await (const part of unpacked) text += part;
  console.log(text.length);
})();
