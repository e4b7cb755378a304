// nodes: >=12
const fs = require('fs').promises;
(async () => {
  await fs.stat(__filename);
  setTimeout(() => console.log('timer'), 0);
  setImmediate(() => console.log('immediate'));
  process.nextTick(() => console.log('tick'));
  await null;
  console.log('job');
})();
