// Until Node 14 the lines come through a stream, so the interface is closed before the first of them.
// nodes: >=14
const readline = require('readline');
const { Readable } = require('stream');
(async () => {
  const lines = readline.createInterface({ input: Readable.from(['one\ntwo\n', 'three\nrest']), crlfDelay: Infinity });
  lines.on('close', () => console.log('close'));
  for await (const line of lines) {
    console.log('line', line);
    await new Promise((resolve) => setImmediate(resolve));
  }
  console.log('done');
  const others = readline.createInterface({ input: Readable.from(['a\nb\n', 'c\n']) });
  for (const event of ['pause', 'resume', 'close']) others.on(event, () => console.log(event));
  for await (const line of others) {
    console.log('line', line);
    if (line === 'b') break;
  }
})();
