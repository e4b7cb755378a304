// nodes: >=14
const { Worker, resourceLimits, isMainThread } = require('worker_threads');
if (isMainThread) {
  console.log(resourceLimits);
  const worker = new Worker(__filename, { resourceLimits: { maxOldGenerationSizeMb: 64, stackSizeMb: 2 } });
  console.log(worker.resourceLimits.maxOldGenerationSizeMb);
  worker.on('exit', () => console.log(worker.resourceLimits));
} else {
  console.log(resourceLimits.maxOldGenerationSizeMb, resourceLimits.stackSizeMb, Object.keys(resourceLimits));
}
