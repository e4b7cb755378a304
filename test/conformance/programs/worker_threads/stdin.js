// nodes: >=12
const { Worker } = require('worker_threads');
const worker = new Worker(`
  let text = '';
  process.stdin.setEncoding('utf8').on('data', (chunk) => { text += chunk; })
    .on('end', () => console.log('worker read', JSON.stringify(text)));
`, { eval: true, stdin: true });
worker.stdin.write('some ');
worker.stdin.end('text');
worker.on('exit', (code) => console.log('exit', code));
