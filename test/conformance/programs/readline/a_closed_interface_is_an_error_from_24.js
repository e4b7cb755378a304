// nodes: >=18
const readline = require('readline');
const { Readable } = require('stream');
const lines = readline.createInterface({ input: Readable.from(['one\ntwo\n']) });
for (const event of ['line', 'pause', 'resume']) lines.on(event, (text) => console.log(event, text));
lines.on('close', () => {
  console.log('close');
  setImmediate(() => {
    for (const name of ['pause', 'resume', 'write', 'close']) {
      try {
        lines[name]('three\n');
        console.log(name, lines.closed);
      } catch (error) {
        console.log(name, error.code);
      }
    }
  });
});
