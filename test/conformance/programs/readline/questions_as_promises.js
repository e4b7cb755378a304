// nodes: >=18
const readline = require('readline/promises');
const { PassThrough } = require('stream');
(async () => {
  const input = new PassThrough(), output = new PassThrough();
  output.resume();
  const asking = readline.createInterface({ input, output });
  const first = asking.question('one? ');
  process.nextTick(() => input.write('1\n'));
  console.log(await first);
  const controller = new AbortController();
  const second = asking.question('two? ', { signal: controller.signal });
  setImmediate(() => controller.abort());
  await second.catch((error) => console.log(error.name, error.code));
  asking.on('line', (line) => console.log('line', line));
  input.end('rest\nlast');
  await new Promise((done) => asking.on('close', done));
  console.log('end');
})();
