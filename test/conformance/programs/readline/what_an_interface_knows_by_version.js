// Without a terminal there is no cursor; a question behind close() is an error from 18 on.
const readline = require('readline');
const { PassThrough } = require('stream');

const input = new PassThrough();
const lines = readline.createInterface({ input, output: new PassThrough() });
lines.on('line', (line) => {
  console.log(line, lines.line, lines.cursor, lines.terminal, typeof lines.getPrompt);
  lines.close();
});
lines.on('close', () => {
  try {
    lines.question('?', () => {});
    console.log('asked');
  } catch (error) {
    console.log(error.code);
  }
});
input.write('one\n');
