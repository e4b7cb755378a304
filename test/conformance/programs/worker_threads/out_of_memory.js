// nodes: >=14
const { Worker } = require('worker_threads');
const worker = new Worker('const all = []; for (;;) all.push(new Array(1000).fill({}))',
  { eval: true, resourceLimits: { maxOldGenerationSizeMb: 16, maxYoungGenerationSizeMb: 4 } });
worker.on('error', (error) => console.log(error.code, error.message.slice(0, 48)));
worker.on('exit', (code) => console.log('exit', code));
