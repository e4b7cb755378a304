// nodes: >=18
const readline = require('readline');
const { Readable, PassThrough } = require('stream');
(async () => {
  const events = readline.createInterface({ input: Readable.from(['one\ntw', 'o\r', '\nthree\n\nfour']) });
  events.on('line', (line) => console.log('line', JSON.stringify(line)));
  await new Promise((done) => events.on('close', done));
  console.log('closed', events.closed);
  for await (const line of readline.createInterface({ input: Readable.from(['a\nb\n', 'c']), crlfDelay: Infinity })) {
    console.log('iterated', line);
  }
  const input = new PassThrough(), output = new PassThrough();
  output.on('data', (data) => console.log('output', JSON.stringify(String(data))));
  const asking = readline.createInterface({ input, output, prompt: 'p> ' });
  asking.question('name? ', (answer) => {
    console.log('answer', answer);
    asking.prompt();
    asking.once('line', (line) => {
      console.log('line', line);
      asking.close();
    });
    input.write('more\n');
  });
  input.write('loop\n');
  await new Promise((done) => asking.on('close', done));
  try {
    asking.question('again? ', () => {});
  } catch (error) {
    console.log(error.code);
  }
  readline.cursorTo(output, 3, 4);
  readline.moveCursor(output, -1, 2);
  readline.clearLine(output, 0);
  readline.clearScreenDown(output);
})();
