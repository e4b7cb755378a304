// nodes: >=12
// The name of a thread came with 22. What is not known of its limits before it runs is -1.
const wt = require('worker_threads');

console.log(wt.threadName);
const options = [{}, { name: 'abc' }, { resourceLimits: { maxOldGenerationSizeMb: 100, stackSizeMb: 2 } }];
(function run(i) {
  if (i === options.length) return;
  const worker = new wt.Worker('console.log(require("worker_threads").threadName)', { eval: true, ...options[i] });
  const { maxYoungGenerationSizeMb, maxOldGenerationSizeMb, codeRangeSizeMb, stackSizeMb } = worker.resourceLimits;
  console.log(worker.threadName, maxYoungGenerationSizeMb, maxOldGenerationSizeMb, codeRangeSizeMb, stackSizeMb);
  worker.on('exit', () => {
    console.log(worker.threadName, worker.resourceLimits);
    run(i + 1);
  });
})(0);
